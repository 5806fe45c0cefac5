"""The benchmark's figures as Markdown."""
import os

FIGURES = [("equal_error_pct", "equal error rate"), ("pairwise_error_pct", "wrong above right"),
           ("false_said_pct", "false said"), ("false_not_said_pct", "false not said"),
           ("undecided_pct", "undecided"), ("undecided_right_pct", "– right ones"),
           ("undecided_wrong_pct", "– wrong ones")]
RATES = [("said_pct_of_phrases", "phrases"), ("said_pct_of_turns", "turns"),
         ("said_pct_of_clips", "sounds")]
COSTS = [("real_time", "decoding over speech (wall)"), ("cpu_real_time", "decoding over speech (CPU)"),
         ("ear_mb", "memory of the ear, peak, MB")]
WAITS = [("median", "median"), ("p95", "95th percentile"), ("max", "longest")]
BEGIN, END = "<!-- bench_hearing: begin -->", "<!-- bench_hearing: end -->"


def table_row(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def table_head(cells):
    return [table_row(cells), "|" + "---|" * len(cells)]


def interval(value):
    """[value, low, high] in per cent."""
    if not value or value[0] is None:
        return "–"
    return f"{value[0]:.1f} ({value[1]:.1f}–{value[2]:.1f})"


def shares_table(part, models):
    """{condition: {model: figures}} with a row for each condition and figure."""
    lines = table_head(["", "%", *models])
    for name, by_model in part.items():
        first = next(iter(by_model.values()), {})
        size = f"{name} ({first.get('clips', 0)} clips, {first.get('right', 0)} right and " \
               f"{first.get('wrong', 0)} wrong phrases)"
        for key, title in FIGURES:
            cells = [interval(by_model.get(model, {}).get(key)) for model in models]
            lines.append(table_row([size, title, *cells]))
            size = ""
    return lines


def rejects_table(part, models):
    """{model: {kind: rates}}: three figures a cell, as the head says."""
    lines = table_head(["kind", "sounds", *models])
    kinds = list(next(iter(part.values()), {}))
    for kind in sorted(kinds, key=lambda k: k == "all"):
        rates = [part.get(model, {}).get(kind) for model in models]
        cells = [" / ".join(f"{rate[key]:.2f}" if key == "said_pct_of_phrases" else
                            f"{rate[key]:.1f}" for key, _ in RATES) if rate else "–"
                 for rate in rates]
        lines.append(table_row([kind, next(r["clips"] for r in rates if r), *cells]))
    return lines


def worst_lines(part):
    """The phrases that were `said` most often, a paragraph a model."""
    return [line for model, worst in part.items() if worst for line in (
        f"{model}, most often: " + ", ".join(f"{text} {times}" for text, times in worst) + ".", "")]


def costs_table(part, models):
    lines = table_head(["", *models])
    for key, title in COSTS:
        lines.append(table_row([title, *(part.get(model, {}).get(key, "–") for model in models)]))
    return lines


def latency_table(part, models):
    lines = table_head(["", *models])
    for key, title in WAITS:
        cells = [part[model]["end_to_verdict_ms"][key] if model in part else "–" for model in models]
        lines.append(table_row([title + ", ms", *cells]))
    return lines


def report_made(results):
    models = list(results["models"])
    lines = [f"Measured by `{results['command']}`; in brackets 95 % intervals by bootstrap over the "
             "clips (1000 rounds).", ""]
    for name, problem in results["models"].items():
        if problem:
            lines += [f"{name}: not measured: {problem}.", ""]
    if results.get("left_out"):
        lines += ["Left out, as spot could not do them: " + "; ".join(results["left_out"]) + ".", ""]
    for key, title in (("sentences", "Sentences of people not heard before"),
                       ("by_length", "The same, clean, by the syllables of the phrase"),
                       ("service", "The nine service phrases, each against the other eight and 50 "
                        "random ones")):
        if results.get(key):
            lines += [f"### {title}", "", *shares_table(results[key], models), ""]
    if results.get("rejects"):
        lines += ["### Sounds in which nothing was said", "", "Per cent `said`: of phrases / of turns "
                  "(any of a turn's phrases, the nine and the taboos, these from the score on that the "
                  "judge wants of them) / of sounds (any of "
                  f"{results['reject_phrases']} phrases at once).", "",
                  *rejects_table(results["rejects"], models), "",
                  *worst_lines(results["rejects_worst"])]
    if results.get("cost"):
        lines += [f"### Cost, {results['turn_phrases']} phrases in the turn, one core", "",
                  *costs_table(results["cost"], models), ""]
    if results.get("latency"):
        replies = next(iter(results["latency"].values()))["replies"]
        lines += [f"### From the last word to the verdict, {results['turn_phrases']} phrases in "
                  f"the turn, {replies} replies", "", *latency_table(results["latency"], models), ""]
    return "\n".join(lines)


def markdown_around(path):
    """What stands before and after the markers of a Markdown file, which must be there."""
    with open(path, encoding="utf-8") as file:
        whole = file.read()
    if BEGIN not in whole or END not in whole:
        raise ValueError(f"{path}: no lines {BEGIN} and {END}")
    return whole.split(BEGIN)[0], whole.split(END)[-1]


def report_insert(path, text):
    """Puts the text between the markers."""
    before, after = markdown_around(path)
    with open(path + ".part", "w", encoding="utf-8") as file:
        file.write(before + BEGIN + "\n" + text.rstrip("\n") + "\n" + END + after)
    os.rename(path + ".part", path)
