package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.atelier.generation.model.WeightsFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network from numbers to numbers in a device's memory, and each worker thread's predictor of it.
 * All that a call takes of native memory is given back before it returns.
 */
final class Network implements AutoCloseable {

  private final ZooModel<NDList, NDList> weights;
  private final Map<Thread, Predictor<NDList, NDList>> predictors = new ConcurrentHashMap<>();

  private Network(ZooModel<NDList, NDList> weights) {
    this.weights = weights;
  }

  /**
   * @throws IllegalStateException if the engine of such files does not read it
   */
  static Network load(Path file, Device device) {
    WeightsFormat format = WeightsFormat.of(file.getFileName().toString());
    try {
      return new Network(
          Engines.criteria(NDList.class, NDList.class, new NoopTranslator(), file, format, device)
              .loadModel());
    } catch (IOException | ModelNotFoundException | MalformedModelException e) {
      throw new IllegalStateException(Engines.of(format) + " does not load " + file, e);
    }
  }

  /** An input or output: its shape, and its values in row-major order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tensor(float[] values, long... shape) {}

  /** For a network of token ids. */
  List<Tensor> run(long[] ids) {
    ByteBuffer direct = direct(ids.length * Long.BYTES);
    direct.asLongBuffer().put(ids);
    try (NDManager scratch = weights.getNDManager().newSubManager()) {
      return run(
          scratch, new NDList(scratch.create(direct, new Shape(1, ids.length), DataType.INT64)));
    }
  }

  /** The outputs, one after the other. */
  List<Tensor> run(Tensor... inputs) {
    try (NDManager scratch = weights.getNDManager().newSubManager()) {
      NDList arrays = new NDList();
      for (Tensor input : inputs) {
        ByteBuffer direct = direct(input.values().length * Float.BYTES);
        direct.asFloatBuffer().put(input.values());
        arrays.add(scratch.create(direct, new Shape(input.shape()), DataType.FLOAT32));
      }
      return run(scratch, arrays);
    }
  }

  private List<Tensor> run(NDManager scratch, NDList inputs) {
    try {
      NDList outputs = predictor().predict(inputs);
      outputs.attach(scratch);
      List<Tensor> tensors = new ArrayList<>();
      for (NDArray output : outputs) {
        tensors.add(new Tensor(output.toFloatArray(), output.getShape().getShape()));
      }
      return tensors;
    } catch (TranslateException e) {
      throw new EngineException(e);
    }
  }

  private Predictor<NDList, NDList> predictor() {
    return predictors.computeIfAbsent(
        Thread.currentThread(), thread -> weights.newPredictor(new NoopTranslator()));
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Call when nobody runs it. */
  @Override
  public void close() {
    predictors.values().forEach(Predictor::close);
    predictors.clear();
    weights.close();
  }
}
