"""A plain U-Net (Ronneberger et al. 2015), the baseline of the students' speed. Needs torch."""

from __future__ import annotations

import torch
from torch import nn


def double(inputs, n):
    """Two 3 x 3 convolutions, each with batch normalisation and a rectifier."""
    layers = []
    for width in (inputs, n):
        layers += [nn.Conv2d(width, n, 3, padding=1, bias=False), nn.BatchNorm2d(n), nn.ReLU()]
    return nn.Sequential(*layers)


class UNet(nn.Module):
    """Maps (b, inputs, h, w) to (b, 1, h, w), h and w multiples of 2^depth; channels double downwards."""

    def __init__(self, inputs=3, channels=16, depth=4):
        super().__init__()
        widths = [channels << level for level in range(depth + 1)]
        self.down = nn.ModuleList(double(i, n) for i, n in zip([inputs, *widths], widths))
        self.up = nn.ModuleList(nn.ConvTranspose2d(2 * n, n, 2, stride=2) for n in widths[-2::-1])
        self.merge = nn.ModuleList(double(2 * n, n) for n in widths[-2::-1])
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Conv2d(channels, 1, 1)

    def forward(self, x):
        skipped = []
        for level in self.down[:-1]:
            skipped.append(level(x))
            x = self.pool(skipped[-1])
        x = self.down[-1](x)
        for up, merge in zip(self.up, self.merge):
            x = merge(torch.cat((skipped.pop(), up(x)), dim=1))
        return self.head(x)
