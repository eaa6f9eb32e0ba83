package io.atelier.loadtest.render;

import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pictures that all engines make (loadtest/peers/render/README.md); no two have one text. */
public enum Task {
  /** Latin on one colour, PNG. */
  T1,
  /** Chinese and Latin on a gradient that is new each time, with a logo, PNG. */
  T2,
  /** T2 half as large again, JPEG. */
  T3,
  /** T2 on a gradient that stays, as a template's does. */
  T2_TEMPLATE,
  /** T3, likewise. */
  T3_TEMPLATE;

  private static final FontLibrary FONTS = new FontLibrary();
  private static final double LARGE = 1.5;

  /** The picture's scene; {@code number} is drawn in it. */
  public Scene scene(int number) {
    String digits = String.valueOf(1_000_000 + number % 1_000_000).substring(1);
    return switch (this) {
      case T1 -> latin(digits);
      case T2 -> card(digits, 1, 1 + number * 1e-9, false);
      case T3 -> card(digits, LARGE, 1 + number * 1e-9, false);
      case T2_TEMPLATE -> card(digits, 1, 1, true);
      case T3_TEMPLATE -> card(digits, LARGE, 1, true);
    };
  }

  private static Scene latin(String digits) {
    String text =
        "#"
            + digits
            + " The quick brown fox jumps over the lazy dog while sixty zippers were quickly picked"
            + " from the woven jute bag by AV To.";
    return new Scene(
        600,
        315,
        1,
        new Paint.Solid(0xFF1E293B),
        List.of(text(40, 60, 520, text, "noto-sans", 32, 44, 0xFFF8FAFC)),
        new Output(OutputFormat.PNG, 0, false));
  }

  /**
   * @param end of the gradient in x: a hair's breadth makes it another one
   */
  private static Scene card(String digits, double k, double end, boolean logoFirst) {
    String title = "第" + digits + "号：高性能文字渲染 Render Service 开放平台";
    String body =
        "今天的订单 "
            + digits
            + " 已经准备好，请及时查收。\nFast, crisp typography — kerning AV To We, ligatures fi fl.\n"
            + "多语言排版：中文、日本語テキスト、한국어 문장 & English.";
    var gradient =
        new Paint.LinearGradient(
            0, 0, end, 1, List.of(new Paint.Stop(0, 0xFF1D2B64), new Paint.Stop(1, 0xFFF8CDDA)));
    List<Layer> layers = new ArrayList<>();
    layers.add(text(40 * k, 40 * k, 720 * k, title, "noto-sans-bold", 48 * k, 64 * k, 0xFFFFFFFF));
    layers.add(text(40 * k, 224 * k, 1100 * k, body, "noto-sans", 24 * k, 36 * k, 0xFFF1F5F9));
    layers.add(logoFirst ? 0 : 2, logo(k));
    return new Scene(
        (int) (800 * k),
        k == 1 ? 418 : 630,
        1,
        gradient,
        layers,
        new Output(k == 1 ? OutputFormat.PNG : OutputFormat.JPEG, 85, false));
  }

  private static Layer logo(double k) {
    Picture logo = k == 1 ? Logo.SMALL : Logo.LARGE;
    var box = new Box(680 * k, 298 * k, logo.width(), logo.height());
    return new Layer.ImageLayer(box, 1, Layer.Operator.OVER, logo, Layer.Fit.FILL);
  }

  private static Layer text(
      double x,
      double y,
      double width,
      String text,
      String font,
      double size,
      double step,
      int argb) {
    var style =
        new TextStyle(
            FONTS.find(font).orElseThrow(),
            size,
            0,
            new Paint.Solid(argb),
            null,
            null,
            Locale.ROOT);
    var block =
        new TextBlock(
            List.of(new TextRun(text, style)),
            TextBlock.Direction.AUTO,
            TextBlock.Alignment.START,
            TextBlock.VerticalAlignment.TOP,
            step / size,
            0,
            "",
            0);
    return new Layer.TextLayer(new Box(x, y, width, 0), 1, Layer.Operator.OVER, block);
  }
}
