"""How much the network's word counts beside PocketSphinx's: fitted, with the thresholds, on the people
whom the network was not taught and PocketSphinx's model never heard."""
import concurrent.futures
import os
import shutil

import numpy as np

from recipe import calibration
from recipe.calibration import balanced, logistic_fit

# What they say and what not: options of tests/make_list.
LISTS = {"short": "--length 3-6 --right 6 --wrong 40".split(),
         "long": "--length 7-10 --right 2 --wrong 10".split()}

# Half of what calibration.py takes: the weights that a training starts from have heard these people.
FALSE_SAID = 0.0005

# To be asked again costs one; to be told that one did not say what one said, three. Where `not_said`
# ends the two are least together, right and wrong phrases being as frequent (a phrase that a turn
# wants is said or it is not) and each condition as usual as the others.
DENIED = 3


def phrases_fit(fits):
    """As calibration.phrases_fit, with the network's fit and what the cohort reaches in it."""
    roots = np.sqrt([fit.syllables for fit in fits])
    columns = np.array([[fit.fit, fit.level, fit.network_fit, fit.network_level] for fit in fits])
    right = np.array([fit.right for fit in fits])
    features = np.column_stack([np.ones(len(fits)), roots, columns * roots[:, None]])
    beta = logistic_fit(features, right, balanced(right, [fit.syllables for fit in fits]))
    doubt, lift, slope, level, network_slope, network_level = beta
    return {"slope": slope, "lift": lift, "doubt": -doubt, "cohort_part": max(0.0, -level / slope),
            "network_slope": network_slope,
            "network_part": max(0.0, -network_level / network_slope)}


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
    """PocketSphinx's model with the network beside it."""
    os.makedirs(out, exist_ok=True)
    for name in os.listdir(model):
        shutil.copy(os.path.join(model, name), out)
    shutil.copy(network, os.path.join(out, "network.bin"))
    return out


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

    def weigh(self, model):
        """The numbers of `with_network` in mapping.yaml, and rows that tell of them."""
        jobs = [(name, condition) for name in LISTS for condition in calibration.CONDITIONS]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            fits = [fit for some in pool.map(lambda job: self.fits_of(model, *job), jobs)
                    for fit in some]
        numbers = phrases_fit(fits)
        said_from = said_begins(fits, numbers)
        numbers.update(said_from=said_from,
                       not_said_below=min(said_from, not_said_below(fits, numbers, said_from)))
        return numbers, calibration.table(fits, numbers)
