package io.atelier.loadtest;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One user of S0's script and the bodies he sends, as JSON. The values need no escaping.
 *
 * @param image a data URL
 */
record Visitor(String username, String image) {
  private static final String PASSWORD = "password123";
  private static final List<String> SUBJECTS =
      List.of("a cat", "a street", "a portrait", "the sea");
  private static final List<String> STYLES =
      List.of("as anime", "in ink", "in watercolour", "at night");
  private static final AtomicLong COUNT = new AtomicLong(System.currentTimeMillis() << 10);

  /** A user nobody was before. */
  static Visitor next(String image) {
    return new Visitor(
        "user_" + Long.toString(COUNT.incrementAndGet(), Character.MAX_RADIX), image);
  }

  String account() {
    return """
    {"avatar":"%s","username":"%s","password":"%s","confirm_password":"%s","email":"%s@example.com"}"""
        .formatted(image, username, PASSWORD, PASSWORD, username);
  }

  String category() {
    return """
    {"cover":"%s","category_name":"Group of %s","description":"Made by the load test"}"""
        .formatted(image, username);
  }

  String process(String categoryId) {
    return """
    {"ori_image":"%s","category_id":"%s","prompt":"%s"}"""
        .formatted(image, categoryId, prompt());
  }

  String work(String categoryId) {
    return """
    {"work_image":"%s","category_id":"%s","prompt":"%s"}"""
        .formatted(image, categoryId, prompt());
  }

  String refresh(String token) {
    return """
    {"refresh_token":"%s"}"""
        .formatted(token);
  }

  private static String prompt() {
    return any(SUBJECTS) + " " + any(STYLES);
  }

  private static String any(List<String> list) {
    return list.get(ThreadLocalRandom.current().nextInt(list.size()));
  }
}
