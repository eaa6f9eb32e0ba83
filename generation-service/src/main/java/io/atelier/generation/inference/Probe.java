package io.atelier.generation.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.atelier.generation.model.Samples;
import io.atelier.generation.model.WeightsFormat;
import io.atelier.platform.image.PixelImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds out by trying what a picture network of unknown origin takes and gives. */
public final class Probe {

  private static final int SIDE = 256;
  private static final int[] STRIDES = {1, 2, 4, 8, 16, 32, 64};
  private static final float PAST_ONE = 4;
  private static final float BELOW_ZERO = -0.05f;
  private static final double CLEARLY = 0.04;

  private Probe() {}

  /**
   * Loads the network and runs it a few times: seconds.
   *
   * @param samples how it counts colour, where that is known; else it is guessed from what it gives
   * @throws UnfitModelException if it does not load, or does not turn a picture into one of its
   *     size
   */
  public static ProbedModel probe(Path weights, WeightsFormat format, @Nullable Samples samples) {
    Criteria<NDList, NDList> criteria =
        Engines.criteria(
            NDList.class, NDList.class, new NoopTranslator(), weights, format, Device.cpu());
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor()) {
      Size fixed = format == WeightsFormat.ONNX ? fixedSize(weights) : null;
      Network network = new Network(model.getNDManager(), predictor);
      int stride = fixed == null ? stride(network) : 1;
      Size size = fixed == null ? new Size(SIDE, SIDE) : fixed;
      Samples counted = samples == null ? guess(network, size) : samples;
      long start = System.nanoTime();
      network.paint(ProbePicture.of(size), counted);
      long millis = (System.nanoTime() - start) / 1_000_000;
      return new ProbedModel(
          fixed == null ? null : fixed.width(),
          fixed == null ? null : fixed.height(),
          stride,
          counted,
          millis * 1_000_000 / ((long) size.width() * size.height()));
    } catch (IOException | ModelNotFoundException | MalformedModelException | EngineException e) {
      throw new UnfitModelException("it does not load: " + e.getMessage(), e);
    } catch (OrtException e) {
      throw new UnfitModelException("ONNX Runtime does not take it: " + e.getMessage(), e);
    } catch (TranslateException e) {
      throw new UnfitModelException("it fails on a picture: " + e.getMessage(), e);
    }
  }

  /** Null if it takes any size. */
  private static @Nullable Size fixedSize(Path weights) throws OrtException {
    try (var options = new OrtSession.SessionOptions();
        OrtSession session =
            OrtEnvironment.getEnvironment().createSession(weights.toString(), options)) {
      long[] in = shape(session.getInputInfo().values(), "input");
      shape(session.getOutputInfo().values(), "output");
      if (in[2] <= 0 && in[3] <= 0) {
        return null;
      }
      if (in[2] <= 0 || in[3] <= 0) {
        throw new UnfitModelException("one side of its input is fixed, the other is not", null);
      }
      return new Size((int) in[3], (int) in[2]);
    }
  }

  private static long[] shape(Collection<NodeInfo> infos, String what) {
    if (infos.size() != 1) {
      throw new UnfitModelException("it has %d %ss".formatted(infos.size(), what), null);
    }
    boolean tensor =
        infos.iterator().next().getInfo() instanceof TensorInfo info
            && info.type == OnnxJavaType.FLOAT
            && info.getShape().length == 4
            && (info.getShape()[1] == 3 || info.getShape()[1] < 0)
            && info.getShape()[0] <= 1;
    if (!tensor) {
      throw new UnfitModelException(
          "its %s is %s, not float32 1 x 3 x H x W".formatted(what, infos), null);
    }
    return ((TensorInfo) infos.iterator().next().getInfo()).getShape();
  }

  /** The smallest that lets every multiple through unchanged in size. */
  private static int stride(Network network) throws TranslateException {
    for (int stride : STRIDES) {
      if (network.keepsSize(SIDE, SIDE + stride)) {
        return stride;
      }
    }
    throw new UnfitModelException(
        "it does not give a picture of the size it is given, float32 1 x 3 x H x W", null);
  }

  private static Samples guess(Network network, Size size) throws TranslateException {
    PixelImage picture = ProbePicture.of(size);
    float[] given = network.run(ProbePicture.planes(picture, new Samples(0, 1, false)), size);
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    for (float sample : given) {
      lowest = Math.min(lowest, sample);
      highest = Math.max(highest, sample);
    }
    float low = highest <= PAST_ONE && lowest < BELOW_ZERO ? -1 : 0;
    float high = highest > PAST_ONE ? 255 : 1;
    Samples rgb = new Samples(low, high, false);
    Samples bgr = new Samples(low, high, true);
    double likeRgb = ProbePicture.likeness(picture, network.paint(picture, rgb));
    double likeBgr = ProbePicture.likeness(picture, network.paint(picture, bgr));
    return likeBgr > likeRgb + CLEARLY ? bgr : rgb;
  }

  /** A network seen as a function of planes of samples. */
  private record Network(NDManager manager, Predictor<NDList, NDList> predictor) {

    PixelImage paint(PixelImage picture, Samples samples) throws TranslateException {
      Size size = new Size(picture.width(), picture.height());
      float[] painted = run(ProbePicture.planes(picture, samples), size);
      return ProbePicture.picture(painted, size, samples);
    }

    float[] run(float[] planes, Size size) throws TranslateException {
      try (NDManager scratch = manager.newSubManager()) {
        Shape shape = new Shape(1, 3, size.height(), size.width());
        NDList given = predictor.predict(new NDList(scratch.create(planes, shape)));
        given.attach(scratch);
        NDArray painted = given.getFirst();
        if (given.size() != 1 || !painted.getShape().equals(shape)) {
          throw new UnfitModelException(
              "given %s it gives %s".formatted(shape, painted.getShape()), null);
        }
        return painted.toFloatArray();
      }
    }

    boolean keepsSize(int width, int height) {
      try {
        run(new float[3 * width * height], new Size(width, height));
        return true;
      } catch (TranslateException | UnfitModelException e) {
        return false; // what is tried here may well not fit
      }
    }
  }
}
