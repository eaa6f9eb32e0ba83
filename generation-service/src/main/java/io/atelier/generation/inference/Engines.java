package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.Translator;
import io.atelier.generation.model.InstalledModel;
import io.atelier.generation.model.WeightsFormat;
import io.atelier.platform.image.PixelImage;
import java.nio.file.Path;

/** Which of DJL's engines runs which weights, and how. */
final class Engines {

  private static final String ONNX_RUNTIME = "OnnxRuntime";

  private Engines() {}

  static String of(WeightsFormat format) {
    return switch (format) {
      case TORCHSCRIPT -> Torch.ENGINE;
      case ONNX -> ONNX_RUNTIME;
    };
  }

  /** How to load weights: on one thread a prediction, as n workers of one thread are fastest. */
  static <I, O> Criteria<I, O> criteria(
      Class<I> in,
      Class<O> out,
      Translator<I, O> translator,
      Path weights,
      WeightsFormat format,
      Device device) {
    Torch.configure();
    String file = weights.getFileName().toString();
    Criteria.Builder<I, O> criteria =
        Criteria.builder()
            .setTypes(in, out)
            .optEngine(of(format))
            .optModelPath(weights.getParent())
            .optModelName(file.substring(0, file.length() - format.extension().length()))
            .optTranslator(translator);
    return switch (format) {
      case TORCHSCRIPT -> criteria.optDevice(device).optOption("mapLocation", "true").build();
      case ONNX ->
          criteria
              .optDevice(Device.cpu()) // its GPU library is another jar
              .optOption("intraOpNumThreads", "1")
              .optOption("interOpNumThreads", "1")
              .build();
    };
  }

  static Translator<PixelImage[], PixelImage[]> translator(InstalledModel model) {
    return switch (model.format()) {
      case TORCHSCRIPT -> new PictureTranslator(model.samples());
      case ONNX -> new PlanarTranslator(model.samples());
    };
  }
}
