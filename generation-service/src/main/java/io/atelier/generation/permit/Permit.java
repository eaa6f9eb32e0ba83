package io.atelier.generation.permit;

/**
 * Allows its holder to claim one job, whichever is next.
 *
 * @param permit the job on whose behalf it was published; only for those who read the queue
 */
public record Permit(String permit) {}
