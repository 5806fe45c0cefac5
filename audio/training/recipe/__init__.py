"""The recipe of the Mandarin acoustic model, step by step; `train` runs it."""
