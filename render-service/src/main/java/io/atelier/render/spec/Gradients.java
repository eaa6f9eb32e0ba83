package io.atelier.render.spec;

import io.atelier.render.scene.Paint;
import io.atelier.render.scene.Paint.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Paints as CSS writes them: a colour, {@code linear-gradient(45deg, red, blue 80%)}, {@code
 * linear-gradient(to right, …)}, {@code radial-gradient(circle at 30% 20%, …)}. Geometry follows
 * CSS Images Module Level 3; a radial one is a circle that reaches the farthest corner.
 */
final class Gradients {
  private static final int MAX_STOPS = 16;
  private static final String LINEAR = "linear-gradient(";
  private static final String RADIAL = "radial-gradient(";

  private Gradients() {}

  /**
   * Empty if it is no paint.
   *
   * @param width of the painted box
   * @param height of the painted box; 0 if not known, which is taken for a square
   */
  static Optional<Paint> parsePaint(String written, double width, double height) {
    String paint = written.strip().toLowerCase(Locale.ROOT);
    double tall = height > 0 ? height : width;
    if (paint.startsWith(LINEAR) && paint.endsWith(")")) {
      return linear(arguments(paint, LINEAR), width, tall);
    }
    if (paint.startsWith(RADIAL) && paint.endsWith(")")) {
      return radial(arguments(paint, RADIAL), width, tall);
    }
    var color = Colors.parse(paint);
    return color.isPresent() ? Optional.of(new Paint.Solid(color.getAsInt())) : Optional.empty();
  }

  private static Optional<Paint> linear(List<String> arguments, double width, double height) {
    double towards = direction(arguments.getFirst(), width, height);
    boolean directed = !Double.isNaN(towards);
    double angle = Math.toRadians(directed ? towards : 180);
    double length = Math.abs(width * Math.sin(angle)) + Math.abs(height * Math.cos(angle));
    double x = Math.sin(angle) * length / 2 / width;
    double y = -Math.cos(angle) * length / 2 / height;
    return stops(rest(arguments, directed))
        .map(stops -> new Paint.LinearGradient(.5 - x, .5 - y, .5 + x, .5 + y, stops));
  }

  /** Degrees clockwise from upwards; NaN if the argument is no direction. */
  private static double direction(String argument, double width, double height) {
    // To a corner: the line of half the way runs through the two other corners.
    double corner = Math.toDegrees(Math.atan2(height, width));
    return switch (argument) {
      case "to top" -> 0;
      case "to right" -> 90;
      case "to bottom" -> 180;
      case "to left" -> 270;
      case "to top right", "to right top" -> corner;
      case "to bottom right", "to right bottom" -> 180 - corner;
      case "to bottom left", "to left bottom" -> 180 + corner;
      case "to top left", "to left top" -> 360 - corner;
      default ->
          argument.endsWith("deg") || argument.endsWith("turn")
              ? Lengths.degrees(argument)
              : Double.NaN;
    };
  }

  private static Optional<Paint> radial(List<String> arguments, double width, double height) {
    String first = arguments.getFirst();
    boolean placed = first.startsWith("circle") || first.startsWith("at ");
    Optional<double[]> centre = placed ? centre(first) : Optional.of(new double[] {.5, .5});
    return centre.flatMap(
        at -> {
          double farX = Math.max(at[0], 1 - at[0]) * width;
          double farY = Math.max(at[1], 1 - at[1]) * height;
          double radius = Math.hypot(farX, farY) / Math.max(width, height);
          return stops(rest(arguments, placed))
              .map(stops -> new Paint.RadialGradient(at[0], at[1], radius, stops));
        });
  }

  private static Optional<double[]> centre(String argument) {
    String place = argument.startsWith("circle") ? argument.substring(6).strip() : argument;
    if (place.isEmpty()) {
      return Optional.of(new double[] {.5, .5});
    }
    String[] words = place.split("\\s+");
    if (words.length != 3 || !words[0].equals("at")) {
      return Optional.empty();
    }
    double x = part(words[1], "left", "right");
    double y = part(words[2], "top", "bottom");
    return x >= -1 && x <= 2 && y >= -1 && y <= 2
        ? Optional.of(new double[] {x, y})
        : Optional.empty();
  }

  private static double part(String word, String start, String end) {
    if (word.equals(start)) {
      return 0;
    }
    if (word.equals(end)) {
      return 1;
    }
    return word.equals("center") ? .5 : Lengths.percent(word);
  }

  private static Optional<List<Stop>> stops(List<String> written) {
    if (written.size() < 2 || written.size() > MAX_STOPS) {
      return Optional.empty();
    }
    int[] colors = new int[written.size()];
    double[] offsets = new double[written.size()];
    for (int i = 0; i < colors.length; i++) {
      String stop = written.get(i);
      int space = stop.endsWith("%") ? stop.lastIndexOf(' ') : -1;
      var color = Colors.parse(space < 0 ? stop : stop.substring(0, space));
      offsets[i] = space < 0 ? Double.NaN : Lengths.percent(stop.substring(space + 1));
      if (color.isEmpty() || (space >= 0 && !(offsets[i] >= 0 && offsets[i] <= 1))) {
        return Optional.empty();
      }
      colors[i] = color.getAsInt();
    }
    spread(offsets);
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i < colors.length; i++) {
      stops.add(new Stop(offsets[i], colors[i]));
    }
    return Optional.of(stops);
  }

  /** Ends at 0 and 1, none before its predecessor, the rest evenly between their neighbours. */
  private static void spread(double[] offsets) {
    int last = offsets.length - 1;
    offsets[0] = Double.isNaN(offsets[0]) ? 0 : offsets[0];
    offsets[last] = Double.isNaN(offsets[last]) ? 1 : offsets[last];
    int known = 0;
    double greatest = offsets[0];
    for (int i = 1; i <= last; i++) {
      if (Double.isNaN(offsets[i])) {
        continue;
      }
      greatest = Math.max(greatest, offsets[i]);
      offsets[i] = greatest;
      for (int between = known + 1; between < i; between++) {
        double share = (double) (between - known) / (i - known);
        offsets[between] = offsets[known] + share * (offsets[i] - offsets[known]);
      }
      known = i;
    }
  }

  private static List<String> rest(List<String> arguments, boolean withoutFirst) {
    return withoutFirst ? arguments.subList(1, arguments.size()) : arguments;
  }

  /** Parts between the commas that stand in no inner parentheses; at least one. */
  private static List<String> arguments(String function, String opening) {
    String inside = function.substring(opening.length(), function.length() - 1);
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        arguments.add(inside.substring(start, i).strip());
        start = i + 1;
      }
    }
    arguments.add(inside.substring(start).strip());
    return arguments;
  }
}
