package io.atelier.generation.work;

import io.atelier.generation.job.Job;
import java.util.UUID;

/**
 * A claimed job. Whoever settles it must name its attempt and lease, so that of two who hold it
 * only the later can.
 */
record Assignment(Job job, UUID lease) {}
