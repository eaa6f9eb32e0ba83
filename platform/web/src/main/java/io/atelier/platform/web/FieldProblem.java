package io.atelier.platform.web;

/**
 * One entry of a problem's {@code errors[]}.
 *
 * @param field name of the offending field as the client wrote it, in snake_case
 * @param message what is wrong with it, for people
 */
public record FieldProblem(String field, String message) {}
