"""Re-estimation: SphinxTrain's `bw` counts, `norm` turns the counts into a model.

Counts are kept by fold (see corpus.Clip.fold) and added up afterwards, so that one pass over the
data gives the model of all folds and, for every fold, the model that never heard it.
"""
import concurrent.futures
import os
import shutil
import subprocess

from . import mixtures
from .source_model import mdef_pack

TOOLS = "/usr/lib/sphinxtrain"  # where Debian keeps them
UNCHANGED = ("mdef.txt", "feat.params", "noisedict")
DENSITY_FILES = ("means", "variances", "mixture_weights", "transition_matrices")


def tool(name, log, *options):
    with open(log, "w", encoding="utf-8") as out:
        done = subprocess.run([os.path.join(TOOLS, name), *map(str, options)], stdout=out,
                              stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise RuntimeError(f"{name} failed with {done.returncode}: see {log}")


def lists_write(copies, folder):
    with open(os.path.join(folder, "ctl"), "w", encoding="utf-8") as control, \
         open(os.path.join(folder, "lsn"), "w", encoding="utf-8") as transcripts:
        for copy in copies:
            control.write(copy.name + "\n")
            transcripts.write(f"<s> {' '.join(copy.clip.syllables)} </s> ({copy.name})\n")


def _count(model, dictionary, features, folder, copies):
    if os.path.exists(os.path.join(folder, "counted")):
        return
    os.makedirs(folder, exist_ok=True)
    lists_write(copies, folder)
    tool("bw", os.path.join(folder, "bw.log"),
         "-hmmdir", model, "-moddeffn", os.path.join(model, "mdef.txt"), "-ts2cbfn", ".ptm.",
         "-dictfn", dictionary, "-fdictfn", os.path.join(model, "noisedict"),
         "-ctlfn", os.path.join(folder, "ctl"), "-lsnfn", os.path.join(folder, "lsn"),
         "-cepdir", features, "-cepext", "cep", "-accumdir", folder,
         "-feat", "1s_c_d_dd", "-svspec", "0-12/13-25/26-38", "-cmn", "none", "-agc", "none",
         "-varnorm", "no", "-abeam", "1e-100", "-bbeam", "1e-100", "-timing", "no",
         *(word for name, flag in zip(DENSITY_FILES, ("-meanfn", "-varfn", "-mixwfn", "-tmatfn"))
           for word in (flag, os.path.join(model, name))))
    open(os.path.join(folder, "counted"), "w", encoding="ascii").close()


def parts_of(copies, size):
    """By fold, in parts of at most `size` copies: {fold: [[copy]]}."""
    folds = {}
    for copy in copies:
        folds.setdefault(copy.clip.fold, []).append(copy)
    return {fold: [members[i::-(-len(members) // size)] for i in range(-(-len(members) // size))]
            for fold, members in sorted(folds.items())}


def count(model, dictionary, features, copies, out):
    """One pass of `bw` over the copies; returns {fold: [folder of counts]}."""
    parts = parts_of(copies, 6000)
    jobs = [(len(members), os.path.join(out, f"{fold}-{i}"), members)
            for fold, lists in parts.items() for i, members in enumerate(lists)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda job: _count(model, dictionary, features, job[1], job[2]),
                      sorted(jobs, key=lambda job: (-job[0], job[1]))))
    return {fold: [os.path.join(out, f"{fold}-{i}") for i in range(len(lists))]
            for fold, lists in parts.items()}


def normalise(model, counts, without, out):
    """The model of all the counts but those of the fold `without` (None: of all), in OUT. What was
    never observed stays as it is in `model`."""
    os.makedirs(out, exist_ok=True)
    for name in UNCHANGED:
        shutil.copy(os.path.join(model, name), out)
    folders = [folder for fold, list_ in sorted(counts.items()) if fold != without
               for folder in list_]
    tool("norm", os.path.join(out, "norm.log"), "-accumdir", ",".join(folders),
         "-tmatfn", os.path.join(out, "transition_matrices"),
         "-meanfn", os.path.join(out, "means"), "-varfn", os.path.join(out, "variances"),
         "-inmeanfn", os.path.join(model, "means"), "-invarfn", os.path.join(model, "variances"))
    mixtures.weights_write(model, folders, os.path.join(out, "mixture_weights"))
    return out


def pack(trained, out):
    """The trained model in PocketSphinx's form: 8-bit mixture weights, nothing else added."""
    os.makedirs(out, exist_ok=True)
    for name in ("means", "variances", "transition_matrices", "feat.params", "noisedict"):
        shutil.copy(os.path.join(trained, name), out)
    mdef_pack(os.path.join(trained, "mdef.txt"), os.path.join(out, "mdef"))
    tool("mk_s2sendump", os.path.join(trained, "sendump.log"), "-pocketsphinx", "yes",
         "-moddeffn", os.path.join(trained, "mdef.txt"),
         "-mixwfn", os.path.join(trained, "mixture_weights"),
         "-sendumpfn", os.path.join(out, "sendump"))
