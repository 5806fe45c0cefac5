"""How much the network's word counts beside PocketSphinx's: fitted, with the thresholds, on the people
whom the network was not taught and PocketSphinx's model never heard."""
import concurrent.futures
import os
import shutil

import numpy as np
import yaml

from recipe import calibration
from recipe.calibration import balanced, logistic_fit

# What they say and what not: options of tests/make_list.
LISTS = {"short": "--length 3-6 --right 6 --wrong 40".split(),
         "long": "--length 7-10 --right 2 --wrong 10".split()}

FALSE_SAID = calibration.FALSE_SAID

# To be asked again costs one; to be told that one did not say what one said, three. Where `not_said`
# ends the two are least together, right and wrong phrases being as frequent (a phrase that a turn
# wants is said or it is not) and each condition as usual as the others.
DENIED = 3

# What hangs on how clearly the network hears: chosen on half a of tests/bench_judging's lists, for
# single phrases cannot tell what a wording of many ways needs.
CLEAR = {"weakest_slope": 0.7, "weakest_usual": 2.5, "clear_said_from": 0.982,
         "clear_not_said_below": 0.9}


def phrases_fit(fits, beside=None):
    """As calibration.phrases_fit, with the network's fit and what the cohort reaches in it. `beside`:
    the numbers of PocketSphinx's part, where its model has heard these people and would count for
    too much."""
    roots = np.sqrt([fit.syllables for fit in fits])
    columns = np.array([[fit.network_fit, fit.network_level] for fit in fits])
    own = np.array([[fit.fit, fit.level] for fit in fits])
    right = np.array([fit.right for fit in fits])
    known = np.zeros(len(fits))
    if beside:
        known = roots * beside["slope"] * (own[:, 0] - beside["cohort_part"] * own[:, 1])
    else:
        columns = np.column_stack([columns, own])
    features = np.column_stack([np.ones(len(fits)), roots, columns * roots[:, None]])
    beta = logistic_fit(features, right, balanced(right, [fit.syllables for fit in fits]),
                        known=known)
    doubt, lift, network_slope, network_level = beta[:4]
    slope, part = ((beside["slope"], beside["cohort_part"]) if beside
                   else (beta[4], max(0.0, -beta[5] / beta[4])))
    return {"slope": slope, "lift": lift, "doubt": -doubt, "cohort_part": part,
            "network_slope": network_slope,
            "network_part": max(0.0, -network_level / network_slope)}


def clearness_fit(fits):
    """The network hears clearly where the cohort reaches no more than in half of the clean sounds,
    and not where it reaches as much as in half of those before a babble 15 dB below."""
    levels = {condition: float(np.median([fit.network_level for fit in fits
                                          if fit.condition == condition]))
              for condition in ("babble 15 dB", "clean")}
    return {"clear_from": levels["babble 15 dB"], "clear_at": levels["clean"]}


def said_begins(fits, numbers):
    wrong = [calibration.score(fit, numbers) for fit in fits
             if not fit.right and fit.syllables >= calibration.PHRASE_LEAST]
    return float(np.quantile(wrong, 1 - FALSE_SAID))


def not_said_below(fits, numbers, said_from):
    """The score below which denying costs less than asking again."""
    scores = np.array([calibration.score(fit, numbers) for fit in fits])
    right = np.array([fit.right for fit in fits])
    conditions = np.array([fit.condition for fit in fits])

    def cost(below):
        asked = (scores >= below) & (scores < said_from)
        return sum(DENIED * (scores[some & right] < below).mean() + asked[some & right].mean()
                   + asked[some & ~right].mean()
                   for some in (conditions == condition for condition in set(conditions)))
    return float(min(np.linspace(0.01, 0.99, 99), key=cost))


def model_with(network, model, out):
    """PocketSphinx's model with the network beside it; beside the network that it has, too."""
    os.makedirs(out, exist_ok=True)
    for name in os.listdir(model):
        shutil.copy(os.path.join(model, name), out)
    second = os.path.exists(os.path.join(out, "network.bin"))
    shutil.copy(network, os.path.join(out, "network-2.bin" if second else "network.bin"))
    return out


def beside_numbers(model):
    """PocketSphinx's part of `with_network` in the model's mapping.yaml."""
    with open(os.path.join(model, "mapping.yaml"), encoding="utf-8") as text:
        return yaml.safe_load(text)["with_network"]


class Weighing:
    def __init__(self, data, out, make_list, phrase_fits, speakers):
        self.data, self.out = data, out
        self.make_list, self.phrase_fits, self.speakers = make_list, phrase_fits, speakers

    def fits_of(self, model, name, condition):
        out = os.path.join(self.out, "lists", "-".join((name, *condition.split())))
        paths = calibration.list_make(self.make_list, self.data, out, self.speakers,
                                      LISTS[name] + calibration.CONDITIONS[condition])
        fits = os.path.join(out, "fits.tsv")
        if os.path.exists(fits):
            os.remove(fits)  # of another network
        calibration.fits_make(self.phrase_fits, model, paths, fits)
        return calibration.fits_read(fits, calibration.truth_read(paths[1]), "apart", condition)

    def weigh(self, model, beside=None):
        """The numbers of `with_network` in mapping.yaml, and rows that tell of them."""
        jobs = [(name, condition) for name in LISTS for condition in calibration.CONDITIONS]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            fits = [fit for some in pool.map(lambda job: self.fits_of(model, *job), jobs)
                    for fit in some]
        numbers = {"networks": 1 + os.path.exists(os.path.join(model, "network-2.bin")),
                   **phrases_fit(fits, beside), **clearness_fit(fits), **CLEAR}
        said_from = said_begins(fits, numbers)
        numbers.update(said_from=said_from,
                       not_said_below=min(said_from, not_said_below(fits, numbers, said_from)))
        return numbers, calibration.table(fits, numbers)
