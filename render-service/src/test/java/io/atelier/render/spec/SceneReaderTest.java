package io.atelier.render.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atelier.platform.web.FieldProblem;
import io.atelier.platform.web.ProblemException;
import io.atelier.render.font.FontLibrary;
import io.atelier.render.scene.Box;
import io.atelier.render.scene.Layer;
import io.atelier.render.scene.Layer.ImageLayer;
import io.atelier.render.scene.Layer.RectangleLayer;
import io.atelier.render.scene.Layer.TextLayer;
import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Picture;
import io.atelier.render.scene.Scene;
import io.atelier.render.scene.Shadow;
import io.atelier.render.scene.Stroke;
import io.atelier.render.scene.TextBlock;
import io.atelier.render.scene.TextRun;
import io.atelier.render.scene.TextStyle;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneReaderTest {
  private static final FontLibrary FONTS = new FontLibrary();
  private static final String LOGO = "upload:logo";
  private static final Paint RED = new Paint.Solid(0xFFFF0000);

  private final SceneReader reader = new SceneReader(FONTS);

  @Test
  void inheritsStyles_inRuns() {
    List<TextRun> runs =
        text(read(
                "size=20&color=red&runs.0.text=a&runs.1.text=b&runs.1.weight=bold&runs.1.size=40"))
            .runs();

    TextStyle first = runs.get(0).style();
    TextStyle second = runs.get(1).style();
    assertThat(first.size()).isEqualTo(20);
    assertThat(second.size()).isEqualTo(40);
    assertThat(second.color()).isEqualTo(RED);
    assertThat(first.family().name()).isEqualTo("noto-sans-cjk");
    assertThat(second.family().name()).isEqualTo("noto-sans-cjk-bold");
  }

  @Test
  void readsMarkup_asRuns() {
    TextBlock block =
        text(
            read(
                "font=noto-sans&markup=1 %26lt; <b>2<i>3</i></b><br><span color=red size=30>4</span>"));

    assertThat(block.runs()).extracting(TextRun::text).containsExactly("1 < ", "2", "3", "\n", "4");
    assertThat(block.runs().get(2).style().family().name()).isEqualTo("noto-sans-bold-italic");
    assertThat(block.runs().get(4).style().color()).isEqualTo(RED);
    assertThat(block.runs().get(4).style().size()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "stroke=2px red&shadow=1 2 6 rgb(255 0 0)",
    "stroke.width=2&stroke.color=red&shadow.dx=1&shadow.dy=2&shadow.blur=6&shadow.color=red"
  })
  void readsEffects_inShortAndInFull(String written) {
    TextStyle style = text(read("text=a&" + written.replace(" ", "+"))).runs().getFirst().style();

    assertThat(style.stroke()).isEqualTo(new Stroke(2, 0xFFFF0000));
    assertThat(style.shadow()).isEqualTo(new Shadow(1, 2, 3, 0xFFFF0000));
  }

  @Test
  void readsTheSetting() {
    TextBlock block =
        text(
            read(
                "text=a&height=200&align=justify&vertical_align=middle&direction=rtl&line_height=2"
                    + "&max_lines=3&auto_fit=true&min_size=10&language=ja&letter_spacing=1.5"));

    assertThat(block.alignment()).isEqualTo(TextBlock.Alignment.JUSTIFY);
    assertThat(block.verticalAlignment()).isEqualTo(TextBlock.VerticalAlignment.MIDDLE);
    assertThat(block.direction()).isEqualTo(TextBlock.Direction.RTL);
    assertThat(block.lineHeight()).isEqualTo(2);
    assertThat(block.maxLines()).isEqualTo(3);
    assertThat(block.ellipsis()).isEqualTo("…");
    assertThat(block.smallestSize()).isEqualTo(10);
    assertThat(block.runs().getFirst().style().language()).isEqualTo(Locale.JAPANESE);
    assertThat(block.runs().getFirst().style().letterSpacing()).isEqualTo(1.5);
  }

  @Test
  void boundsTheTextByThePadding_onlyWhereItMatters() {
    assertThat(read("text=a&width=100&height=100").layers().getFirst().box())
        .isEqualTo(new Box(16, 16, 68, 0));
    assertThat(read("text=a&width=100&height=100&auto_fit=1").layers().getFirst().box())
        .isEqualTo(new Box(16, 16, 68, 68));
  }

  @Test
  void putsTheWatermark_tenPixelsFromTheCorner() {
    Scene scene = read("text=a&width=100&height=50&watermark=" + LOGO, picture(20, 10));

    var watermark = (ImageLayer) scene.layers().getLast();
    assertThat(watermark.box()).isEqualTo(new Box(70, 30, 20, 10));
    assertThat(watermark.operator()).isEqualTo(Layer.Operator.OVER);
  }

  @Test
  void shrinksAWatermark_thatIsLargerThanTheCanvas() {
    Scene scene = read("text=a&width=120&height=70&watermark.image=" + LOGO, picture(400, 100));

    assertThat(scene.layers().getLast().box()).isEqualTo(new Box(10, 35, 100, 25));
  }

  @Test
  void setsATextWatermark_inTheCorner() {
    Scene scene = read("text=a&width=100&height=50&watermark.text=me&watermark.opacity=.5");

    var watermark = (TextLayer) scene.layers().getLast();
    assertThat(watermark.box()).isEqualTo(new Box(10, 10, 80, 30));
    assertThat(watermark.opacity()).isEqualTo(.5);
    assertThat(watermark.text().alignment()).isEqualTo(TextBlock.Alignment.RIGHT);
    assertThat(watermark.text().verticalAlignment()).isEqualTo(TextBlock.VerticalAlignment.BOTTOM);
  }

  @Test
  void readsLayers_fromTheBottomUp() {
    Scene scene =
        read(
            "width=100&height=80&layers.0.type=rectangle&layers.0.fill=red&layers.0.radius=5"
                + "&layers.1.type=image&layers.1.image=upload:logo&layers.1.x=3&layers.1.width=40"
                + "&layers.1.operator=mask&layers.2.type=rectangle&layers.2.if=false&text=a",
            picture(20, 10));

    assertThat(scene.layers()).hasSize(3);
    var rectangle = (RectangleLayer) scene.layers().get(0);
    assertThat(rectangle.box()).isEqualTo(new Box(0, 0, 100, 80));
    assertThat(rectangle.fill()).isEqualTo(RED);
    var image = (ImageLayer) scene.layers().get(1);
    assertThat(image.box()).isEqualTo(new Box(3, 0, 40, 20));
    assertThat(image.operator()).isEqualTo(Layer.Operator.MASK);
    assertThat(scene.layers().get(2)).isInstanceOf(TextLayer.class);
  }

  @Test
  void wantsPictures_onceEach() {
    Draft draft =
        reader.read(
            Query.tree("text=a&height=9&background=upload:logo&watermark=upload:logo"),
            Materials.NONE);

    assertThat(draft.complete()).isFalse();
    assertThat(draft.pictures()).containsExactly(LOGO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layers.0.type=image&height=9|layers[0].image",
        "layers.0.type=image&layers.0.image=http://a/b&height=9|layers[0].image",
        "layers.0.type=circle&height=9|layers[0].type",
        "layers.0.x=1&height=9|layers[0].type",
        "text=a&layers.0.type=rectangle|layers[0].height",
        "text=a&watermark=upload:x|watermark.position",
        "layers.0.type=logo&layers.0.image=upload:x&layers.0.x=1|height",
        "runs.0.text=a&runs.0.weight=heavy|runs[0].weight",
        "runs.0.text=a&runs.0.font=comic|runs[0].font",
        "runs.0.size=9|runs[0].text",
        "runs=a|runs",
        "text=a&auto_fit=true|auto_fit",
        "text=a&auto_fit=maybe&height=9|auto_fit",
        "text=a&shadow=1 2 3 4 5|shadow",
        "text=a&stroke=-1 red|stroke",
        "text=a&stroke.width=x|stroke.width",
        "text=a&language=!|language",
        "text=a&max_lines=-1|max_lines",
        "text=a&background=upload:../x|background",
        "markup=<b>a|markup",
        "markup=a</b>|markup",
        "markup=<script>a</script>|markup",
        "markup=<span color=blurple>a</span>|markup.color"
      })
  void namesTheField_whenItIsWrong(String query, String field) {
    assertThat(problem(query.replace(" ", "+")).errors())
        .extracting(FieldProblem::field)
        .contains(field);
  }

  @Test
  void namesAllFieldsThatAreWrong() {
    assertThat(problem("text=a&size=0&width=x&color=blurple").errors())
        .extracting(FieldProblem::field)
        .containsExactlyInAnyOrder("size", "width", "color");
  }

  @Test
  void rejectsLayers_whenThereAreTooMany() {
    var layer = Map.of("type", "rectangle");

    assertThat(problem(Map.of("height", 9, "layers", Collections.nCopies(33, layer))).errors())
        .extracting(FieldProblem::field)
        .contains("layers");
    reader.read(Map.of("height", 9, "layers", Collections.nCopies(32, layer)), Materials.NONE);
  }

  @Test
  void countsTheCharacters_ofAllTextsTogether() {
    var layer = Map.of("type", "text", "text", "é".repeat(2_600));

    reader.read(Map.of("layers", List.of(layer)), Materials.NONE);
    assertThat(problem(Map.of("layers", List.of(layer, layer))).errors())
        .extracting(FieldProblem::field)
        .containsExactly("layers[1].text");
  }

  private Scene read(String query) {
    return reader.read(Query.tree(query.replace(" ", "+")), Materials.NONE).scene();
  }

  private Scene read(String query, Picture logo) {
    Draft draft = reader.read(Query.tree(query), new Materials(Map.of(LOGO, logo), Map.of()));
    assertThat(draft.complete()).isTrue();
    return draft.scene();
  }

  private ProblemException problem(String query) {
    return problem(Query.tree(query));
  }

  private ProblemException problem(Map<String, Object> values) {
    return catchThrowableOfType(ProblemException.class, () -> reader.read(values, Materials.NONE));
  }

  private static TextBlock text(Scene scene) {
    return ((TextLayer) scene.layers().getLast()).text();
  }

  private static Picture picture(int width, int height) {
    return new Picture("logo", width, height, new int[width * height]);
  }
}
