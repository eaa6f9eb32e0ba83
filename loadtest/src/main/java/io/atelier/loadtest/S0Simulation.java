package io.atelier.loadtest;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * S0's flow of seven calls under its load profiles (a) to (d); (e) and (f) are in the k6 script.
 * Any 401 is answered by a refresh and the call again; {@code --refresh true} refreshes at the end
 * of each flow, too.
 */
public final class S0Simulation extends Simulation {
  private final List<String> images =
      DataUrls.ofPngs(Option.number("images", 4), Option.number("edge", 512));

  {
    setUp(populated(flow())).protocols(Target.protocol()).assertions(assertions());
  }

  private ScenarioBuilder flow() {
    return scenario("s0")
        .exec(session -> session.set("visitor", Visitor.next(anyImage())))
        .exec(Site.signup(), exitHereIfFailed())
        .exec(Site.login(), exitHereIfFailed())
        .exec(Site.createCategory())
        .exec(Site.categories(), exitHereIfFailed())
        .exec(Site.categoryDetail())
        .exec(Site.processImage())
        .exec(Site.uploadWork())
        .exec(refreshed());
  }

  private static ChainBuilder refreshed() {
    return Boolean.parseBoolean(Option.text("refresh", "false"))
        ? exec(Site.refresh())
        : exec(session -> session);
  }

  private static PopulationBuilder populated(ScenarioBuilder flow) {
    String profile = Option.text("profile", "b");
    return switch (profile) {
      case "a" -> flow.injectOpen(atOnceUsers(1));
      case "b" ->
          flow.injectOpen(
              constantUsersPerSec(Option.decimal("rate", 5)).during(Option.number("seconds", 300)));
      case "c" ->
          flow.injectClosed(
              rampConcurrentUsers(0).to(10).during(10),
              constantConcurrentUsers(10).during(60),
              rampConcurrentUsers(10).to(0).during(10));
      case "d" -> flow.injectOpen(rampUsersPerSec(10).to(50).during(120));
      default -> throw new IllegalArgumentException("--profile is a, b, c or d, not " + profile);
    };
  }

  private static List<Assertion> assertions() {
    List<Assertion> all = new ArrayList<>();
    all.add(global().failedRequests().count().is(0L));
    all.add(global().allRequests().count().gt(0L));
    Option.text("p95")
        .ifPresent(
            limit ->
                all.add(global().responseTime().percentile(95.0).lte(Integer.parseInt(limit))));
    return all;
  }

  private String anyImage() {
    return images.get(ThreadLocalRandom.current().nextInt(images.size()));
  }
}
