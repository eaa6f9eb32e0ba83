package io.atelier.platform.testing;

/**
 * A database of the caller's own.
 *
 * @param url {@code postgresql://host:port/database}; prefix {@code jdbc:} or {@code r2dbc:} to use
 *     it
 */
public record PostgresServer(String url, String user, String password) {}
