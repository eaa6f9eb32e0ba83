package io.atelier.gateway.route;

/** In which order a matched request passes the gateway's own filters. */
public final class FilterOrder {

  public static final int TOKEN = -400;
  public static final int RATE_LIMIT = -300;
  public static final int BODY_LIMIT = -200;

  /** Behind the filter that writes the answer (-1): a client that reads slowly is no failure. */
  public static final int UPSTREAM = 100;

  private FilterOrder() {}
}
