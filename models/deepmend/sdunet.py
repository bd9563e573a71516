"""SDU-Net: a U-Net with stacked dilated convolutions (Wang et al. 2020, arXiv 2004.03466). Needs torch."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn.functional import pad, relu
from torch.nn.utils.fusion import fuse_conv_bn_eval

DILATIONS = (1, 3, 6, 9, 12)
SHARES = (2, 4, 8, 16, 16)  # the n channels of a level are divided by these among its dilations
START = 0.15
"""First guess of the output: near y = -1 / log10 P of a place some kilometres away."""


class Convolution(nn.Module):
    """3 x 3 convolution, batch normalisation, rectifier: (b, inputs, h, w) to (b, outputs, h, w)."""

    def __init__(self, inputs: int, outputs: int, dilation: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return relu(self.norm(self.conv(x)))

    def fuse(self) -> None:
        """Draw the normalisation into the convolution: the same result, in less time."""
        self.conv, self.norm = fuse_conv_bn_eval(self.conv, self.norm), nn.Identity()


class Level(nn.Module):
    """A convolution, then dilated ones each on the one before, concatenated: (b, n, h, w)."""

    def __init__(self, inputs: int, n: int) -> None:
        super().__init__()
        self.first = Convolution(inputs, n)
        widths = [n] + [n // share for share in SHARES]
        self.stack = nn.ModuleList(
            Convolution(before, after, dilation)
            for before, after, dilation in zip(widths, widths[1:], DILATIONS)
        )

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.first(x)
        parts = []
        for convolution in self.stack:
            x = convolution(x)
            parts.append(x)
        return torch.cat(parts, dim=1)


class SDUNet(nn.Module):
    """Maps (b, inputs, h, w) to (b, 1, h, w), for any h and w.

    Parameters
    ----------
    channels : int
        n at full resolution, a multiple of 16; doubled at each level down.
    depth : int
        Levels below full resolution.
    inputs : int
    """

    def __init__(self, channels: int = 16, depth: int = 4, inputs: int = 3) -> None:
        super().__init__()
        widths = [channels << level for level in range(depth + 1)]
        self.settings = {"channels": channels, "depth": depth, "inputs": inputs}
        self.down = nn.ModuleList(Level(i, n) for i, n in zip([inputs, *widths], widths))
        self.up = nn.ModuleList(
            nn.ConvTranspose2d(2 * n, n, 2, stride=2) for n in reversed(widths[:-1])
        )
        self.merge = nn.ModuleList(Level(2 * n, n) for n in reversed(widths[:-1]))
        self.pool = nn.MaxPool2d(2)
        self.head = nn.Conv2d(channels, 1, 1)
        nn.init.constant_(self.head.bias, START)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        height, width = x.shape[2:]
        left, right = self._margins(width)
        top, bottom = self._margins(height)
        x = pad(x, (left, right, top, bottom))
        skipped = []
        for level in self.down[:-1]:
            x = level(x)
            skipped.append(x)
            x = self.pool(x)
        x = self.down[-1](x)
        for up, merge in zip(self.up, self.merge):
            x = merge(torch.cat((skipped.pop(), up(x)), dim=1))
        return self.head(x)[:, :, top : top + height, left : left + width]

    def _margins(self, size: int) -> tuple[int, int]:
        """Cells to add on both sides so that every level halves evenly."""
        missing = -size % (1 << len(self.up))
        return missing // 2, missing - missing // 2

    def fuse(self) -> SDUNet:
        """Make the network ready for use: no training after this."""
        self.train(False)
        for module in list(self.modules()):
            if isinstance(module, Convolution):
                module.fuse()
        return self


def to_arrays(network: SDUNet) -> dict[str, np.ndarray]:
    """A network's weights as arrays: float16 kernels, float32 for the few others."""
    return {
        name: values.detach().cpu().numpy().astype(np.float16 if values.ndim == 4 else np.float32)
        for name, values in _state(network).items()
    }


def shapes(network: SDUNet) -> dict[str, tuple[int, ...]]:
    """{name: shape} of a network's weights."""
    return {name: tuple(values.shape) for name, values in _state(network).items()}


def set_arrays(network: SDUNet, arrays: dict[str, np.ndarray]) -> None:
    """Put arrays of the right names and shapes (see `shapes`) into a network."""
    state = {name: torch.from_numpy(values) for name, values in arrays.items()}
    network.load_state_dict(state, strict=False)  # the counters of batches are not kept


def _state(network: SDUNet) -> dict[str, torch.Tensor]:
    return {
        name: values
        for name, values in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
