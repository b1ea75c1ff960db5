"""One training step of a CTGAN in plain PyTorch, for a comparison of time: written from L. Xu et al., "Modeling tabular data using conditional GAN"
(NeurIPS 2019), §4.2-4.4, with the sizes of its authors' release. The rows are random, of the widths that are given: what a step costs does not depend on
them. Two parts of the original are left out, which favours this side: real rows are drawn without looking up those that meet a condition, and no one waits for
the encoding.

    python3 ctgan_step.py '[["Tanh", 1, false], ["Softmax", 10, false], ["Softmax", 7, true], ...]' <threads> <batch> <steps>

Prints PyTorch's version, then, for each line that it reads, the milliseconds of a step, the mean over so many.
"""
import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

blocks = json.loads(sys.argv[1])
threads, batch, steps = map(int, sys.argv[2:])
torch.set_num_threads(threads)
torch.manual_seed(1)
NOISE, HIDDEN, PACK = 128, 256, 10
width = sum(w for _, w, _ in blocks)
conditions = [w for _, w, asked in blocks if asked]
asked_width = sum(conditions)


class Residual(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.linear, self.norm = nn.Linear(size, HIDDEN), nn.BatchNorm1d(HIDDEN)

    def forward(self, x):
        return torch.cat([torch.relu(self.norm(self.linear(x))), x], 1)


generator = nn.Sequential(Residual(NOISE + asked_width), Residual(NOISE + asked_width + HIDDEN), nn.Linear(NOISE + asked_width + 2 * HIDDEN, width))
critic = nn.Sequential(nn.Linear(PACK * (width + asked_width), HIDDEN), nn.LeakyReLU(.2), nn.Dropout(.5), nn.Linear(HIDDEN, HIDDEN), nn.LeakyReLU(.2), nn.Dropout(.5), nn.Linear(HIDDEN, 1))
generator_adam = torch.optim.Adam(generator.parameters(), 2e-4, (.5, .9), weight_decay=1e-6)
critic_adam = torch.optim.Adam(critic.parameters(), 2e-4, (.5, .9), weight_decay=1e-6)
train = torch.randn(20_000, width)


def ask():
    """One-hot rows: one column each, and one of its categories."""
    rows, starts, at = torch.zeros(batch, asked_width), [], 0
    for size in conditions:
        starts.append(at)
        at += size
    column = torch.randint(len(conditions), (batch,))
    place = torch.tensor(starts)[column] + (torch.rand(batch) * torch.tensor(conditions)[column]).long()
    rows[torch.arange(batch), place] = 1
    return rows


def activate(outputs):
    parts, at = [], 0
    for head, size, _ in blocks:
        part = outputs[:, at:at + size]
        parts.append(F.gumbel_softmax(part, .2) if head == 'Softmax' else torch.tanh(part))
        at += size
    return torch.cat(parts, 1)


def pack(rows, asked):
    return torch.cat([rows, asked], 1).view(batch // PACK, -1)


def miss(outputs, asked):
    parts, at, place = 0, 0, 0
    for _, size, is_asked in blocks:
        if is_asked:
            parts = parts - (F.log_softmax(outputs[:, at:at + size], 1) * asked[:, place:place + size]).sum()
            place += size
        at += size
    return parts / batch


def step():
    asked = ask()
    with torch.no_grad():
        made = activate(generator(torch.cat([torch.randn(batch, NOISE), asked], 1)))
    order = torch.randperm(batch)
    real, fake = pack(train[torch.randint(len(train), (batch,))], asked[order]), pack(made, asked)
    share = torch.rand(batch // PACK, 1)
    between = (share * real + (1 - share) * fake).requires_grad_()
    slope = torch.autograd.grad(critic(between).sum(), between, create_graph=True)[0]
    penalty = ((slope.norm(2, 1) - 1) ** 2).mean() * 10
    critic_adam.zero_grad()
    (critic(fake).mean() - critic(real).mean() + penalty).backward()
    critic_adam.step()

    asked = ask()
    outputs = generator(torch.cat([torch.randn(batch, NOISE), asked], 1))
    generator_adam.zero_grad()
    (miss(outputs, asked) - critic(pack(activate(outputs), asked)).mean()).backward()
    generator_adam.step()


print(torch.__version__, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for _ in range(steps):
        step()
    print((time.perf_counter() - start) / steps * 1000, flush=True)
