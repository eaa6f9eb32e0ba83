"""What a published folder says of its networks, checked: only what Stable Diffusion 1.x, 2.x and InstructPix2Pix are is let through."""

import json
import sys

import numpy as np

PIPELINES = {
    "StableDiffusionPipeline",
    "StableDiffusionImg2ImgPipeline",
    "StableDiffusionInstructPix2PixPipeline",
    "StableDiffusionPipelineSafe",
}
REFUSED = {
    "StableDiffusionXL": "Stable Diffusion XL",
    "StableDiffusion3": "Stable Diffusion 3",
    "Flux": "Flux",
    "Inpaint": "an inpainting model",
    "Upscale": "an upscaler",
    "Depth2Img": "a model that sees depth",
    "ControlNet": "a model with a ControlNet",
    "LatentConsistency": "a latent consistency model",
}
UNET = {  # what is read, and what it is where a file does not say
    "in_channels": 4,
    "out_channels": 4,
    "sample_size": 64,
    "block_out_channels": [320, 640, 1280, 1280],
    "layers_per_block": 2,
    "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
    "up_block_types": ["UpBlock2D"] + ["CrossAttnUpBlock2D"] * 3,
    "cross_attention_dim": 1280,
    "attention_head_dim": 8,
    "norm_num_groups": 32,
    "norm_eps": 1e-5,
    "flip_sin_to_cos": True,
    "freq_shift": 0,
    "downsample_padding": 1,
}
UNET_FIXED = {  # what must be so
    "mid_block_type": "UNetMidBlock2DCrossAttn",
    "act_fn": "silu",
    "center_input_sample": False,
    "mid_block_scale_factor": 1,
    "only_cross_attention": False,
    "dual_cross_attention": False,
    "transformer_layers_per_block": 1,
    "num_attention_heads": None,
    "class_embed_type": None,
    "num_class_embeds": None,
    "addition_embed_type": None,
    "encoder_hid_dim": None,
    "encoder_hid_dim_type": None,
    "resnet_time_scale_shift": "default",
    "resnet_skip_time_act": False,
    "resnet_out_scale_factor": 1,
    "time_embedding_type": "positional",
    "time_embedding_dim": None,
    "time_embedding_act_fn": None,
    "timestep_post_act": None,
    "time_cond_proj_dim": None,
    "conv_in_kernel": 3,
    "conv_out_kernel": 3,
    "attention_type": "default",
    "cross_attention_norm": None,
}
VAE = {
    "in_channels": 3,
    "out_channels": 3,
    "latent_channels": 4,
    "block_out_channels": [64],
    "layers_per_block": 1,
    "norm_num_groups": 32,
    "scaling_factor": 0.18215,
    "use_quant_conv": True,
}
VAE_FIXED = {"act_fn": "silu", "shift_factor": None, "latents_mean": None, "latents_std": None, "mid_block_add_attention": True}
TEXT = {
    "vocab_size": 49408,
    "hidden_size": 512,
    "intermediate_size": 2048,
    "num_hidden_layers": 12,
    "num_attention_heads": 8,
    "max_position_embeddings": 77,
    "hidden_act": "quick_gelu",
    "layer_norm_eps": 1e-5,
}
SCHEDULER = {
    "num_train_timesteps": 1000,
    "beta_schedule": "linear",
    "beta_start": 0.0001,
    "beta_end": 0.02,
    "trained_betas": None,
    "prediction_type": "epsilon",
    "rescale_betas_zero_snr": False,
}
PREDICTIONS = {"epsilon": "epsilon", "v_prediction": "v"}
SAMPLERS = {"DDIMScheduler": "ddim", "EulerDiscreteScheduler": "euler", "EulerAncestralDiscreteScheduler": "euler"}
LEAST_SIGNAL = 2.0**-24


def loaded(path):
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        sys.exit(f"{path}: {problem}")
    return content if isinstance(content, dict) else sys.exit(f"{path} is no configuration")


def pipeline(folder):
    """Refuses by name what is known to be something else."""
    name = loaded(folder / "model_index.json").get("_class_name", "")
    for part, meant in REFUSED.items():
        if part in name:
            sys.exit(f"{folder} is {meant} ({name}): only Stable Diffusion 1.x, 2.x and InstructPix2Pix can be exported")
    if name not in PIPELINES:
        sys.exit(f"{folder} is a {name}: only Stable Diffusion 1.x, 2.x and InstructPix2Pix can be exported")


def read(path, known, fixed):
    config = loaded(path)
    for key, expected in fixed.items():
        value = config.get(key, expected)
        if any(one != expected for one in (value if isinstance(value, list) else [value])):
            sys.exit(f"{path}: {key} is {value!r}, which Stable Diffusion 1.x, 2.x and InstructPix2Pix do not have")
    return {key: value if config.get(key) is None else config[key] for key, value in known.items()}


def unet(folder):
    path = folder / "unet" / "config.json"
    config = read(path, UNET, UNET_FIXED)
    levels = len(config["block_out_channels"])
    kinds = {"down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"), "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D")}
    for key, names in kinds.items():
        if len(config[key]) != levels or not set(config[key]) <= set(names):
            sys.exit(f"{path}: {key} is {config[key]}")
    for key in ("cross_attention_dim", "layers_per_block", "sample_size"):
        if not isinstance(config[key], int):
            sys.exit(f"{path}: {key} is {config[key]}, not one number")
    if config["in_channels"] == 9:
        sys.exit(f"{path}: in_channels is 9: an inpainting model cannot be exported")
    if config["in_channels"] not in (config["out_channels"], 2 * config["out_channels"]):
        sys.exit(f"{path}: in_channels is {config['in_channels']}: neither Stable Diffusion nor InstructPix2Pix")
    return config


def vae(folder):
    path = folder / "vae" / "config.json"
    config = read(path, VAE, VAE_FIXED)
    for key, name in (("down_block_types", "DownEncoderBlock2D"), ("up_block_types", "UpDecoderBlock2D")):
        if set(loaded(path).get(key, [name])) != {name}:
            sys.exit(f"{path}: {key} is {loaded(path)[key]}")
    return config


def text(folder):
    path = folder / "text_encoder" / "config.json"
    config = read(path, TEXT, {})
    if config["hidden_act"] not in ("quick_gelu", "gelu"):
        sys.exit(f"{path}: hidden_act is {config['hidden_act']}")
    return config


def noise(folder):
    """The manifest's words for how the model was trained, and for the sampler that comes next to the published one."""
    path = folder / "scheduler" / "scheduler_config.json"
    config = read(path, SCHEDULER, {})
    if config["prediction_type"] not in PREDICTIONS:
        sys.exit(f"{path}: prediction_type is {config['prediction_type']}: it must be one of {', '.join(PREDICTIONS)}")
    settings = {"timesteps": config["num_train_timesteps"], **schedule(path, config), "prediction": PREDICTIONS[config["prediction_type"]]}
    return settings, SAMPLERS.get(loaded(path).get("_class_name"), "dpm++2m")


def schedule(path, config):
    kind, first, last, count = config["beta_schedule"], config["beta_start"], config["beta_end"], config["num_train_timesteps"]
    if kind in ("linear", "scaled_linear") and config["trained_betas"] is None and not config["rescale_betas_zero_snr"]:
        return {"schedule": kind, "betaStart": first, "betaEnd": last}
    return {"schedule": "given", "signal": signal(path, config, kind, first, last, count)}


def signal(path, config, kind, first, last, count):
    """The share of signal left at each timestep, where no formula of the manifest gives it."""
    if config["trained_betas"] is not None:
        betas = np.asarray(config["trained_betas"], np.float64)
    elif kind == "linear":
        betas = np.linspace(first, last, count)
    elif kind == "scaled_linear":
        betas = np.linspace(first**0.5, last**0.5, count) ** 2
    elif kind == "squaredcos_cap_v2":
        left = np.cos((np.arange(count + 1) / count + 0.008) / 1.008 * np.pi / 2) ** 2
        betas = np.minimum(1 - left[1:] / left[:-1], 0.999)
    else:
        sys.exit(f"{path}: beta_schedule is {kind}")
    left = np.cumprod(1 - betas)
    if config["rescale_betas_zero_snr"]:
        root = np.sqrt(left)
        left = np.maximum(((root - root[-1]) * root[0] / (root[0] - root[-1])) ** 2, LEAST_SIGNAL)
    return [float(share) for share in left]
