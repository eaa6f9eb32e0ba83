package io.atelier.generation.inference;

import io.atelier.generation.model.WeightsFormat;

/** Which of DJL's engines runs which weights. */
final class Engines {

  static final String ONNX_RUNTIME = "OnnxRuntime";

  private Engines() {}

  static String of(WeightsFormat format) {
    return switch (format) {
      case TORCHSCRIPT -> Torch.ENGINE;
      case ONNX -> ONNX_RUNTIME;
    };
  }
}
