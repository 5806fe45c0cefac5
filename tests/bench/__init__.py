"""What the scripts make_list, score_list, make_rejects and bench_hearing share."""
