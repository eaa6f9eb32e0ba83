package io.atelier.generation.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Walks an ONNX file's protocol buffer and refuses what reaches outside of it: tensors kept in
 * other files, and operators that are no part of ONNX or ONNX Runtime. Field numbers are those of
 * onnx.proto.
 */
final class OnnxFile {

  private static final Set<String> DOMAINS =
      Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc");
  private static final int DEEPEST = 32;

  private OnnxFile() {}

  /**
   * @throws ModelRefused if it is broken or needs anything that is not in it
   */
  static void check(ByteBuffer file) {
    if (file.remaining() == 0 || walkModel(file) == 0) {
      throw new ModelRefused("This ONNX file has no graph.");
    }
  }

  private static int walkModel(ByteBuffer model) {
    int graphs = 0;
    Fields fields = new Fields(model);
    while (fields.next()) {
      if (fields.number == 7) {
        graph(fields.message(), 0);
        graphs++;
      } else if (fields.number == 25) {
        throw new ModelRefused("ONNX files with functions of their own are not taken.");
      }
    }
    return graphs;
  }

  private static void graph(ByteBuffer graph, int depth) {
    if (depth > DEEPEST) {
      throw new ModelRefused("This ONNX file nests graphs too deeply.");
    }
    Fields fields = new Fields(graph);
    while (fields.next()) {
      switch (fields.number) {
        case 1 -> node(fields.message(), depth);
        case 5 -> tensor(fields.message());
        case 15 -> throw new ModelRefused("ONNX files with sparse tensors are not taken.");
        default -> {}
      }
    }
  }

  private static void node(ByteBuffer node, int depth) {
    Fields fields = new Fields(node);
    while (fields.next()) {
      if (fields.number == 7 && !DOMAINS.contains(fields.text())) {
        throw new ModelRefused(
            "This ONNX file uses operators of %s, which are not part of ONNX Runtime."
                .formatted(fields.text()));
      }
      if (fields.number == 5) {
        attribute(fields.message(), depth);
      }
    }
  }

  private static void attribute(ByteBuffer attribute, int depth) {
    Fields fields = new Fields(attribute);
    while (fields.next()) {
      switch (fields.number) {
        case 5, 10 -> tensor(fields.message());
        case 6, 11 -> graph(fields.message(), depth + 1);
        default -> {}
      }
    }
  }

  private static void tensor(ByteBuffer tensor) {
    Fields fields = new Fields(tensor);
    while (fields.next()) {
      if (fields.number == 13 || (fields.number == 14 && fields.value != 0)) {
        throw new ModelRefused(
            "This ONNX file keeps tensors in other files; save it with its weights inside.");
      }
    }
  }

  /** The fields of a message, one after the other. */
  private static final class Fields {

    private final ByteBuffer bytes;
    private int number;
    private int wire;
    private long value;
    private ByteBuffer content = ByteBuffer.allocate(0);

    Fields(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    boolean next() {
      if (!bytes.hasRemaining()) {
        return false;
      }
      long tag = varint();
      number = (int) (tag >>> 3);
      wire = (int) (tag & 7);
      switch (wire) {
        case 0 -> value = varint();
        case 1 -> skip(8);
        case 2 -> content = skip(varint());
        case 5 -> skip(4);
        default -> throw broken();
      }
      return true;
    }

    ByteBuffer message() {
      if (wire != 2) {
        throw broken();
      }
      return content;
    }

    String text() {
      byte[] text = new byte[message().remaining()];
      content.duplicate().get(text);
      return new String(text, StandardCharsets.UTF_8);
    }

    private ByteBuffer skip(long length) {
      if (length < 0 || length > bytes.remaining()) {
        throw broken();
      }
      ByteBuffer part = bytes.slice(bytes.position(), (int) length);
      bytes.position(bytes.position() + (int) length);
      return part;
    }

    private long varint() {
      long number = 0;
      for (int shift = 0; shift < 64; shift += 7) {
        if (!bytes.hasRemaining()) {
          throw broken();
        }
        byte next = bytes.get();
        number |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw broken();
    }

    private static ModelRefused broken() {
      return new ModelRefused("This ONNX file is broken.");
    }
  }
}
