package io.atelier.platform.objectstore;

/**
 * An object as read.
 *
 * @param body the bytes, not to be changed
 * @param mediaType as given at the write
 * @param etag changes with every write, without quotes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of a megabyte is not wanted
public record StoredObject(byte[] body, String mediaType, String etag) {}
