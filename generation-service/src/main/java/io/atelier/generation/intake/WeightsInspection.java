package io.atelier.generation.intake;

import io.atelier.generation.model.WeightsFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells by its content what a file is, before anything loads it. Only formats that describe a
 * network as data pass; a pickle, which runs code when it is read, never does.
 */
final class WeightsInspection {

  private static final int ZIP = 0x504B0304; // PK 3 4
  private static final int PICKLE_PROTOCOL = 0x80;
  private static final int ONNX_IR_VERSION = 0x08; // field 1, a varint
  private static final int HDF = 0x89484446;
  private static final int HEAD = 16;
  private static final String EXPORT =
      "; export the network as TorchScript (torch.jit.script(model).save(file)) or ONNX";

  private WeightsInspection() {}

  /**
   * @throws ModelRefused if it is neither TorchScript nor ONNX, or an ONNX file that needs others
   */
  static WeightsFormat inspect(Path file) {
    try {
      ByteBuffer head = head(file);
      if (head.remaining() < HEAD) {
        throw new ModelRefused("The file is empty or cut short.");
      }
      if (head.getInt(0) == ZIP) {
        return inspectArchive(file);
      }
      if ((head.get(0) & 0xFF) == PICKLE_PROTOCOL) {
        throw pickle();
      }
      if (head.getInt(0) == HDF) {
        throw new ModelRefused("This is an HDF5 file" + EXPORT + ".");
      }
      if (head.get(8) == '{') {
        throw new ModelRefused(
            "This is a safetensors file: weights without a network" + EXPORT + ".");
      }
      if (head.get(0) == ONNX_IR_VERSION) {
        return inspectOnnx(file);
      }
      throw new ModelRefused("This is neither a TorchScript nor an ONNX file.");
    } catch (IOException e) {
      throw new ModelRefused("The file cannot be read: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ByteBuffer.wrap(in.readNBytes(HEAD));
    }
  }

  private static WeightsFormat inspectArchive(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<String> names = zip.stream().map(entry -> entry.getName()).toList();
      boolean code = names.stream().anyMatch(name -> name.matches("[^/]+/code/.+\\.py"));
      boolean constants = names.stream().anyMatch(name -> name.matches("[^/]+/constants\\.pkl"));
      if (code && constants) {
        return WeightsFormat.TORCHSCRIPT;
      }
      if (names.stream().anyMatch(name -> name.endsWith("data.pkl"))) {
        throw pickle();
      }
      throw new ModelRefused("This is a ZIP archive, but not one that TorchScript writes.");
    } catch (ZipException e) {
      throw new ModelRefused("This is a broken archive.", e);
    }
  }

  private static ModelRefused pickle() {
    return new ModelRefused(
        "This is a pickle (a PyTorch checkpoint), which can run any code when it is read"
            + EXPORT
            + ".");
  }

  private static WeightsFormat inspectOnnx(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      OnnxFile.check(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
    return WeightsFormat.ONNX;
  }
}
