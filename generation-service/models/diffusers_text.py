"""CLIPTextModel, the text encoder of Stable Diffusion 1.x (OpenAI's) and 2.x (OpenCLIP's), with the published layer names.

forward(ids int64 N x L) -> the last hidden state after the final norm, N x L x D.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from diffusers_blocks import attend

ACTIVATIONS = {"quick_gelu", "gelu"}


class TextEncoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.text_model = TextTransformer(config)

    def forward(self, ids: Tensor) -> Tensor:
        return self.text_model(ids)


class TextTransformer(nn.Module):
    def __init__(self, config):
        super().__init__()
        width = config["hidden_size"]
        self.embeddings = Embeddings(config["vocab_size"], config["max_position_embeddings"], width)
        self.encoder = Layers([Layer(config) for _ in range(config["num_hidden_layers"])])
        self.final_layer_norm = nn.LayerNorm(width, config["layer_norm_eps"])

    def forward(self, ids: Tensor) -> Tensor:
        return self.final_layer_norm(self.encoder(self.embeddings(ids)))


class Embeddings(nn.Module):
    def __init__(self, vocabulary: int, length: int, width: int):
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.position_embedding = nn.Embedding(length, width)

    def forward(self, ids: Tensor) -> Tensor:
        return self.token_embedding(ids) + self.position_embedding.weight[: ids.shape[1]]


class Layers(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.layers:
            x = layer(x)
        return x


class Layer(nn.Module):
    def __init__(self, config):
        super().__init__()
        width, eps = config["hidden_size"], config["layer_norm_eps"]
        self.layer_norm1, self.layer_norm2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)
        self.self_attn = CausalAttention(width, config["num_attention_heads"])
        self.mlp = Mlp(width, config["intermediate_size"], config["hidden_act"] == "quick_gelu")

    def forward(self, x: Tensor) -> Tensor:
        x = x + self.self_attn(self.layer_norm1(x))
        return x + self.mlp(self.layer_norm2(x))


class CausalAttention(nn.Module):
    """Of each token to itself and those before it."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.q_proj, self.k_proj, self.v_proj = nn.Linear(width, width), nn.Linear(width, width), nn.Linear(width, width)
        self.out_proj = nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        return self.out_proj(attend(self.q_proj(x), self.k_proj(x), self.v_proj(x), self.heads, causal=True))


class Mlp(nn.Module):
    def __init__(self, width: int, wide: int, quick: bool):
        super().__init__()
        self.fc1, self.fc2, self.quick = nn.Linear(width, wide), nn.Linear(wide, width), quick

    def forward(self, x: Tensor) -> Tensor:
        x = self.fc1(x)
        x = x * torch.sigmoid(1.702 * x) if self.quick else functional.gelu(x)
        return self.fc2(x)
