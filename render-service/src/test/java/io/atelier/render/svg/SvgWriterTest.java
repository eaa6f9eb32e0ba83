package io.atelier.render.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.render.font.FontFamily;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.layout.SceneLayout;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Output;
import io.atelier.render.scene.OutputFormat;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import io.atelier.render.shaping.Shaper;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgWriterTest {
  private static final FontFamily NOTO = new FontLibrary().find("noto-sans").orElseThrow();
  private static final Paint BLACK = new Paint.Solid(0xFF000000);
  private static final Paint WHITE = new Paint.Solid(0xFFFFFFFF);
  private static final Paint GRADIENT =
      new Paint.LinearGradient(
          0, 0, 1, 0, List.of(new Paint.Stop(0, 0xFFFF0000), new Paint.Stop(1, 0x800000FF)));

  @Test
  void writesTheSizeInLogicalPixels_andDrawsInDevicePixels() throws Exception {
    Element root = document(2, WHITE, text("Hi", BLACK)).getDocumentElement();

    assertThat(root.getAttribute("width")).isEqualTo("300");
    assertThat(root.getAttribute("height")).isEqualTo("100");
    assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 600 200");
  }

  @Test
  void tellsTheText_escaped() throws Exception {
    Document svg = document(1, WHITE, text("a < b & \"c\"\u0001\uD800 ]]>\nsecond", BLACK));

    assertThat(one(svg, "title").getTextContent()).isEqualTo("a < b & \"c\" ]]>");
    assertThat(one(svg, "desc").getTextContent()).isEqualTo("a < b & \"c\" ]]>\nsecond");
  }

  @Test
  void definesEveryGlyphOnce() throws Exception {
    Document svg = document(1, WHITE, text("noon onno", BLACK));

    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(2);
    assertThat(svg.getElementsByTagName("use").getLength()).isEqualTo(8);
  }

  @Test
  void refersOnlyToWhatItDefines() throws Exception {
    Document svg = document(1, GRADIENT, everything());

    List<String> ids = attributes(svg, "id");
    assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
    String written = new String(write(1, GRADIENT, everything()));
    var references =
        java.util.regex.Pattern.compile("(?:url\\(#|href=\"#)([a-z0-9]+)")
            .matcher(written)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(references).isNotEmpty().allSatisfy(id -> assertThat(ids).contains(id));
  }

  @Test
  void referencesNothingOutside_andRunsNothing() {
    String svg = new String(write(1, GRADIENT, everything()));

    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://", "<script");
    assertThat(svg).contains("href=\"data:image/png;base64,");
  }

  @Test
  void givesGradientsInTheBoxOfTheLayer() throws Exception {
    Document svg = document(2, WHITE, text("Hi", GRADIENT));

    Element gradient = one(svg, "linearGradient");
    assertThat(gradient.getAttribute("x1")).isEqualTo("20");
    assertThat(gradient.getAttribute("x2")).isEqualTo("500");
    NodeList stops = gradient.getElementsByTagName("stop");
    assertThat(stops.getLength()).as("the two, and seven between them").isEqualTo(9);
    Element middle = (Element) stops.item(4);
    assertThat(middle.getAttribute("stop-color")).isEqualTo("#a05");
    Element last = (Element) stops.item(8);
    assertThat(last.getAttribute("stop-color")).isEqualTo("#00f");
    assertThat(last.getAttribute("stop-opacity")).isEqualTo("0.502");
  }

  @Test
  void isCompact() {
    byte[] svg =
        write(1, WHITE, text("The quick brown fox jumps over the lazy dog. ".repeat(3), BLACK));

    assertThat(svg.length).isLessThan(12_000);
  }

  @Test
  void writesTheSameBytes() {
    assertThat(write(1, GRADIENT, everything())).isEqualTo(write(1, GRADIENT, everything()));
  }

  private static Layer[] everything() {
    int[] pixels = new int[16];
    Arrays.fill(pixels, 0x80400000);
    Picture picture = new Picture("p", 4, 4, pixels);
    Box box = new Box(20, 20, 100, 50);
    return new Layer[] {
      new Layer.RectangleLayer(
          box, 0.5, Layer.Operator.OVER, GRADIENT, 8, new Stroke(2, 0xFF00FF00)),
      new Layer.ImageLayer(box, 1, Layer.Operator.SRC, picture, Layer.Fit.COVER),
      new Layer.RectangleLayer(
          box, 1, Layer.Operator.MASK, new Paint.Image(picture, Layer.Fit.FILL), 0, null),
      new Layer.TextLayer(
          new Box(10, 10, 240, 40),
          1,
          Layer.Operator.OVER,
          block("Shadow", BLACK, new Stroke(1, 0xFFFF0000), new Shadow(2, 2, 3, 0x80000000))),
      text("Gradient", GRADIENT)[0]
    };
  }

  private static Layer[] text(String text, Paint color) {
    return new Layer[] {
      new Layer.TextLayer(
          new Box(10, 10, 240, 0), 1, Layer.Operator.OVER, block(text, color, null, null))
    };
  }

  private static TextBlock block(String text, Paint color, Stroke stroke, Shadow shadow) {
    return new TextBlock(
        List.of(new TextRun(text, new TextStyle(NOTO, 24, 0, color, stroke, shadow, Locale.ROOT))),
        TextBlock.Direction.AUTO,
        TextBlock.Alignment.START,
        TextBlock.VerticalAlignment.TOP,
        1.2,
        0,
        "",
        0);
  }

  private static byte[] write(double scale, Paint background, Layer... layers) {
    Scene scene =
        new Scene(
            300, 100, scale, background, List.of(layers), new Output(OutputFormat.SVG, 0, false));
    return new SvgWriter().write(new SceneLayout(new Shaper()).lay(scene));
  }

  private static Document document(double scale, Paint background, Layer... layers)
      throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(write(scale, background, layers)));
  }

  private static Element one(Document svg, String name) {
    NodeList found = svg.getElementsByTagName(name);
    assertThat(found.getLength()).as(name).isEqualTo(1);
    return (Element) found.item(0);
  }

  private static List<String> attributes(Document svg, String name) {
    NodeList all = svg.getElementsByTagName("*");
    return java.util.stream.IntStream.range(0, all.getLength())
        .mapToObj(i -> ((Element) all.item(i)).getAttribute(name))
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
