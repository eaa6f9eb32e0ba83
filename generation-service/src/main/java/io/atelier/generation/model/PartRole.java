package io.atelier.generation.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a file of a bundle is for, beside the main network. */
public enum PartRole {
  /** Turns token ids into what the main network is conditioned on. */
  @JsonProperty("text-encoder")
  TEXT_ENCODER,
  /** A Hugging Face {@code tokenizer.json}. */
  @JsonProperty("tokenizer")
  TOKENIZER,
  /** Turns latents into a picture. */
  @JsonProperty("vae-decoder")
  VAE_DECODER,
  /** Turns a picture into latents. */
  @JsonProperty("vae-encoder")
  VAE_ENCODER
}
