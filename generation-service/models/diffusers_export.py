"""A folder as published for diffusers to a bundle: the networks as TorchScript, the tokenizer, the manifest. `export-diffusers` is its command."""

import gc
import hashlib
import json
import sys

import torch

import diffusers_config
import diffusers_tokenizer
import weights
from diffusers_text import TextEncoder
from diffusers_unet import UNet
from diffusers_vae import Vae, VaeDecoder, VaeEncoder, renamed

FILES = {
    "unet": ["diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.bin", "diffusion_pytorch_model.fp16.safetensors", "diffusion_pytorch_model.fp16.bin"],
    "text_encoder": ["model.safetensors", "pytorch_model.bin", "model.fp16.safetensors", "pytorch_model.fp16.bin"],
}
FILES["vae"] = FILES["unet"]
NOT_TRAINED = "text_model.embeddings.position_ids"
LARGEST_DIFFERENCE = 1e-3
USUAL = {"steps": 20, "guidance": 7.5}


def export(folder, bundle, name, licence):
    diffusers_config.pipeline(folder)
    unet, vae, text = diffusers_config.unet(folder), diffusers_config.vae(folder), diffusers_config.text(folder)
    noise, sampler = diffusers_config.noise(folder)
    agree(folder, unet, vae, text)
    tokenizer, pad = diffusers_tokenizer.convert(folder / "tokenizer")
    bundle.mkdir(parents=True, exist_ok=True)
    (bundle / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False) + "\n", "utf-8")

    latents, length = unet["out_channels"], text["max_position_embeddings"]
    factor = 2 ** (len(vae["block_out_channels"]) - 1)
    stride = factor * 2 ** (len(unet["block_out_channels"]) - 1)
    torch.manual_seed(0)
    ids, words = torch.randint(text["vocab_size"], (1, length)), torch.randn(2, length, text["hidden_size"])
    noisy, small = torch.randn(2, unet["in_channels"], stride // factor, 2 * stride // factor), torch.randn(1, latents, 8, 12)
    with torch.no_grad():
        save(filled(TextEncoder(text), folder / "text_encoder"), bundle / "text-encoder.pt", ids)
        autoencoder = filled(Vae(vae), folder / "vae")
        save(VaeDecoder(autoencoder), bundle / "vae-decoder.pt", small)
        save(VaeEncoder(autoencoder), bundle / "vae-encoder.pt", torch.rand(1, vae["in_channels"], 8 * factor, 12 * factor) * 2 - 1)
        save(filled(UNet(unet), folder / "unet"), bundle / "unet.pt", noisy, torch.tensor([981.0, 20.5]), words)

    sees = unet["in_channels"] > latents
    diffusion = {**noise, "latentChannels": latents, "latentScale": vae["scaling_factor"], "factor": factor, **USUAL, "sampler": sampler}
    manifest = {
        "name": name,
        "version": "1",
        "kind": "edit" if sees else "text-to-image",
        "description": f"{'InstructPix2Pix' if sees else 'Stable Diffusion'} with weights brought along ({name}).",
        "licence": licence,
        "range": [-1, 1],
        "stride": stride,
        "workingPixels": max(stride, unet["sample_size"] * factor // stride * stride),
        "files": [{"precision": "fp32", "format": "torchscript", **described(bundle / "unet.pt")}],
        "parts": [
            {"role": role, **described(bundle / file)}
            for role, file in (("text-encoder", "text-encoder.pt"), ("tokenizer", "tokenizer.json"), ("vae-decoder", "vae-decoder.pt"), ("vae-encoder", "vae-encoder.pt"))
        ],
        "text": {"tokens": length, "pad": pad},
        "diffusion": {**diffusion, **({"imageChannels": latents, "imageGuidance": 1.5} if sees else {})},
    }
    (bundle / "model.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")


def agree(folder, unet, vae, text):
    if unet["cross_attention_dim"] != text["hidden_size"]:
        sys.exit(f"{folder}: the text encoder gives {text['hidden_size']} numbers a token, the UNet takes {unet['cross_attention_dim']}")
    if vae["latent_channels"] != unet["out_channels"] or vae["in_channels"] != 3 or vae["out_channels"] != 3:
        sys.exit(f"{folder}: the VAE gives {vae['latent_channels']} channels, the UNet {unet['out_channels']}")


def filled(network, folder):
    """Reads the weights that lie in a part's folder, the most exact ones."""
    there = [folder / file for file in FILES[folder.name] if (folder / file).exists()]
    if not there:
        sys.exit(f"there is none of {', '.join(FILES[folder.name])} in {folder}")
    state = weights.read(there[0])
    state.pop(NOT_TRAINED, None)
    weights.fill(network, renamed(state) if folder.name == "vae" else state, there[0], f"Stable Diffusion's {folder.name.replace('_', ' ')}")
    print(f"{there[0]}: {sum(value.numel() for value in network.parameters()):,} parameters", flush=True)
    return network


def save(network, file, *inputs):
    """Writes a network, which must then do what it did before."""
    network.eval().requires_grad_(False)
    torch.jit.freeze(torch.jit.script(network)).save(str(file))
    wanted = network(*inputs)
    difference = (wanted - torch.jit.load(str(file))(*inputs)).abs().max().item()
    if not difference <= LARGEST_DIFFERENCE * max(1, wanted.abs().max().item()):
        sys.exit(f"{file}, as exported, differs by {difference}")
    gc.collect()


def described(file):
    digest = hashlib.sha256()
    with open(file, "rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
    return {"file": file.name, "sha256": digest.hexdigest(), "bytes": file.stat().st_size}

