"""The benchmark: every part makes its lists, has each model spot them and takes the figures."""
import json
import os
import subprocess
import sys
import time

from bench import plan, rejects, report, service
from bench.corpus import Corpus
from bench.figures import Heard, figures_of, heard_read
from bench.lists import rows_write
from bench.pack import Pack
from bench.programs import TOP
from bench.sentences import rows_drawn
from bench.spot import Model, models_known, spot_run

SHOWN = ("equal_error_pct", "pairwise_error_pct", "false_said_pct", "false_not_said_pct",
         "undecided_pct")


def say(text):
    print(text, file=sys.stderr, flush=True)


class Bench:
    def __init__(self, options):
        self.options, self.start = options, time.monotonic()
        self.amount = plan.QUICK if options.quick else plan.FULL
        self.corpus = Corpus(options.data, os.path.join(options.out, "wav"))
        self.models = [m for m in models_known(options.data) if m.name in options.models]
        self.models += [Model(name, folder, folder) for name, folder in options.model]
        self.problems = {model.name: None for model in self.models}
        self.results = {"command": options.command, "seed": options.seed, "quick": options.quick,
                        "models": self.problems}

    def run(self):
        say(f"{'':42}" + "".join(f"{name[:-4]:>20}" for name in SHOWN))
        for part in self.options.parts:
            getattr(self, "run_" + part)()
            self.save()
        say(f"bench_hearing: {time.monotonic() - self.start:.0f} s; {self.options.out}/hearing.json, "
            f"{self.options.out}/hearing.md")

    def save(self):
        """After each part, so that a run that is broken off leaves what it has."""
        self.results["seconds"] = round(time.monotonic() - self.start)
        for name, text in (("hearing.json", json.dumps(self.results, indent=1, ensure_ascii=False)),
                           ("hearing.md", report.report_made(self.results))):
            with open(os.path.join(self.options.out, name), "w", encoding="utf-8") as file:
                file.write(text + "\n")
        if self.options.markdown:
            report.report_insert(self.options.markdown, report.report_made(self.results))

    def heard(self, name, rows):
        """(model, clips, cost) of every model that can do the list."""
        folder = os.path.join(self.options.out, "lists", name.replace(" ", "-").replace(",", ""))
        path = rows_write(folder, rows)
        for model in self.models:
            spotted = spot_run(model, path, os.path.join(self.options.out, "cache"))
            problem = spotted.problem or (None if spotted.lines else spotted.failed[0])
            if problem:
                self.problems[model.name] = problem
                say(f"{name:30}{model.name:12}  {problem}")
                continue
            for failed in spotted.failed:
                say(f"{name:30}{model.name:12}  left out: {failed}")
                self.results.setdefault("left_out", []).append(f"{name}, {model.name}: {failed}")
            clips = heard_read(os.path.join(folder, "truth.tsv"), spotted.lines)
            yield model.name, clips, spotted.cost

    def measured(self, part, name, rows):
        """Figures of every model into results[part][name]; the clips by model."""
        table = self.results.setdefault(part, {}).setdefault(name, {})
        kept = {}
        for model, clips, _ in self.heard(name, rows):
            table[model], kept[model] = figures_of(clips), clips
            self.show(name, model, table[model])
        return kept

    def show(self, name, model, figures):
        cells = ("{:5.1f} ({:4.1f}-{:4.1f})".format(*figures[key]) for key in SHOWN)
        say(f"{name:30}{model:12}" + "".join(f"{cell:>20}" for cell in cells))

    def rows_of(self, condition, amount):
        return rows_drawn(self.corpus, plan.list_options(
            self.options.seed, self.options.set, self.options.speaker, condition, amount))

    def run_sentences(self):
        for condition in plan.SENTENCES:
            if condition.name in self.amount.names:
                kept = self.measured("sentences", condition.name,
                                     self.rows_of(condition, self.amount))
                if condition.name == "clean":
                    self.by_length(kept)

    def by_length(self, kept):
        for length in range(3, 7):
            table = self.results.setdefault("by_length", {}).setdefault(f"{length} syllables", {})
            for model, clips in kept.items():
                table[model] = figures_of([Heard(c.wav, c.person, [
                    p for p in c.phrases if len(p.text) == length]) for c in clips])
                self.show(f"clean, {length} syllables", model, table[model])

    def run_service(self):
        wav = os.path.join(self.options.out, "wav")
        voices = service.VOICES[::4] if self.options.quick else service.VOICES
        for name, sounds in (("espeak-ng", service.spoken_sounds(voices)),
                             ("joined recordings", service.joined_sounds(self.corpus))):
            folder = os.path.join(wav, "service-" + name.replace(" ", "-"))
            rows = service.service_rows(self.corpus, folder, sounds, self.options.seed)
            self.measured("service", name, list(rows))

    def run_rejects(self):
        counts = rejects.QUICK if self.options.quick else rejects.FULL
        pack = Pack()
        rows = list(rejects.reject_rows(os.path.join(self.options.out, "wav"), self.options.seed,
                                        counts, self.corpus, pack))
        self.results["reject_phrases"] = max(len(row.phrases) for row in rows)
        table = self.results.setdefault("rejects", {})
        worst = self.results.setdefault("rejects_worst", {})
        for model, clips, _ in self.heard("rejects", rows):
            table[model] = rejects.rates_of(clips, pack)
            worst[model] = rejects.worst_of(clips)
            for kind, rate in table[model].items():
                say(f"rejects: {kind:21}{model:12}" + " ".join(
                    f"{rate[key]:8.2f} % of {title}" for key, title in report.RATES))

    def run_cost(self):
        condition = plan.SENTENCES[0]
        amount = self.amount._replace(wrong=plan.TURN_PHRASES - self.amount.right)
        table = self.results.setdefault("cost", {})
        self.results["turn_phrases"] = plan.TURN_PHRASES
        for model, _, cost in self.heard("cost", self.rows_of(condition, amount)):
            table[model] = {"real_time": round(cost["wall_s"] / cost["audio_s"], 3),
                            "cpu_real_time": round(cost["cpu_s"] / cost["audio_s"], 3), **cost}
            say(f"{'cost':30}{model:12}  {table[model]}")

    def run_latency(self):
        """tests/bench_latency measures it, one model after another."""
        program = os.path.join(TOP, "tests", "bench_latency")
        table = self.results.setdefault("latency", {})
        self.results["turn_phrases"] = plan.TURN_PHRASES
        for model in self.models:
            if self.problems[model.name]:
                continue
            done = subprocess.run([sys.executable, program, self.options.data,
                                   os.path.join(self.options.out, "latency"), "--model", model.folder,
                                   "--phrases", str(plan.TURN_PHRASES)],
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                  check=True)
            table[model.name] = json.loads(done.stdout)
            say(f"{'latency':30}{model.name:12}  {table[model.name]}")
