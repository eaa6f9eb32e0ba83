package io.atelier.generation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes tiny ONNX files, field by field as onnx.proto has them. */
public final class OnnxNetwork {

  private static final int FLOAT = 1;

  private OnnxNetwork() {}

  /**
   * 255 minus each sample.
   *
   * @param height of its only input; 0 if it takes any
   * @param width of its only input; 0 if it takes any
   */
  public static byte[] negative(int height, int width) {
    return model(graph(node("Sub", "", "top", "in", "out"), constant(255), height, width));
  }

  /** The same by an operator of that domain. */
  public static byte[] negativeBy(String domain) {
    return model(graph(node("Sub", domain, "top", "in", "out"), constant(255), 0, 0));
  }

  /** The same with its constant in another file. */
  public static byte[] negativeWithWeightsElsewhere() {
    byte[] location = message().text(1, "location").text(2, "/etc/hostname").bytes();
    byte[] tensor =
        message().text(8, "top").number(2, FLOAT).part(13, location).number(14, 1).bytes();
    return model(graph(node("Sub", "", "top", "in", "out"), tensor, 0, 0));
  }

  /** Gives one number a picture instead of a picture. */
  public static byte[] mean() {
    return model(graph(node("GlobalAveragePool", "", "in", "", "out"), constant(255), 0, 0));
  }

  private static byte[] model(byte[] graph) {
    byte[] opset = message().text(1, "").number(2, 13).bytes();
    return message().number(1, 8).text(2, "test").part(7, graph).part(8, opset).bytes();
  }

  private static byte[] graph(byte[] node, byte[] constant, int height, int width) {
    return message()
        .part(1, node)
        .text(2, "graph")
        .part(5, constant)
        .part(11, value("in", height, width))
        .part(12, value("out", height, width))
        .bytes();
  }

  private static byte[] node(String type, String domain, String a, String b, String out) {
    Message node = message().text(1, a);
    if (!b.isEmpty()) {
      node.text(1, b);
    }
    return node.text(2, out).text(4, type).text(7, domain).bytes();
  }

  private static byte[] constant(float value) {
    int bits = Float.floatToIntBits(value);
    byte[] raw = {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)};
    return message().number(2, FLOAT).text(8, "top").part(9, raw).bytes();
  }

  private static byte[] value(String name, int height, int width) {
    byte[] shape =
        message()
            .part(1, message().number(1, 1).bytes())
            .part(1, message().number(1, 3).bytes())
            .part(1, side("h" + name, height))
            .part(1, side("w" + name, width))
            .bytes();
    byte[] tensor = message().number(1, FLOAT).part(2, shape).bytes();
    return message().text(1, name).part(2, message().part(1, tensor).bytes()).bytes();
  }

  private static byte[] side(String name, int length) {
    return length > 0 ? message().number(1, length).bytes() : message().text(2, name).bytes();
  }

  private static Message message() {
    return new Message();
  }

  private static final class Message {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String text) {
      return part(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message part(int field, byte[] part) {
      varint((long) field << 3 | 2);
      varint(part.length);
      out.writeBytes(part);
      return this;
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long left = value;
      for (; (left & ~0x7FL) != 0; left >>>= 7) {
        out.write((int) (left & 0x7F | 0x80));
      }
      out.write((int) left);
    }
  }
}
