package io.atelier.gateway;

import static io.atelier.gateway.GatewayUnderTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.atelier.gateway.route.ApiRoute;
import io.atelier.gateway.route.RouteProperties;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** The API document is served, whole, and true to the route table. */
class DocumentIT {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
  private static final Set<String> OWN =
      Set.of("/healthz", "/healthz/ready", "/openapi.json", "/api/v1/live", "/api/v1/events");

  private final GatewayUnderTest gateway = GatewayUnderTest.shared();
  private final JsonNode document = json(gateway.get("/openapi.json"));

  @Test
  void documentsOnlyWhatIsRouted_withTheAccessItNeeds() throws IOException {
    RouteProperties table = realTable();
    List<String> wrong = new ArrayList<>();

    document
        .get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method) && !OWN.contains(path)) {
                        boolean open = operation.path("security").isArray();
                        if (!isRouted(table, path, method, open)) {
                          wrong.add(method + " " + path);
                        }
                      }
                    }));

    assertThat(wrong).isEmpty();
  }

  @Test
  void documentsEveryRoute() throws IOException {
    List<String> undocumented =
        realTable().routes().stream()
            .flatMap(route -> route.paths().stream())
            .filter(
                path ->
                    document.get("paths").propertyNames().stream()
                        .noneMatch(known -> matches(path, known)))
            .toList();

    assertThat(undocumented).isEmpty();
  }

  @Test
  void refersOnlyToWhatItDefines_andLeavesNothingEmpty() {
    assertDefined(document, "");
  }

  @Test
  void servesItsPages_withoutACallOutside() {
    for (String path : new String[] {"/", "/docs"}) {
      HttpResponse<String> page = gateway.get(path);

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("script-src 'self'");
      assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
      assets(page.body())
          .forEach(a -> assertThat(gateway.get(a).statusCode()).as(a).isEqualTo(200));
    }
  }

  private static Stream<String> assets(String html) {
    return java.util.regex.Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"")
        .matcher(html)
        .results()
        .map(found -> found.group(1));
  }

  private void assertDefined(JsonNode node, String where) {
    assertThat(node.isNull()).as("%s is empty", where).isFalse();
    JsonNode reference = node.path("$ref");
    if (reference.isString()) {
      assertThat(document.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
    if (node.isObject()) {
      node.forEachEntry((name, child) -> assertDefined(child, where + "/" + name));
    } else {
      node.forEach(child -> assertDefined(child, where + "[]"));
    }
  }

  private static boolean isRouted(RouteProperties table, String path, String method, boolean open) {
    return table.routes().stream()
        .filter(
            route -> route.methods().contains(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT))))
        .filter(route -> (route.access() == ApiRoute.Access.OPEN) == open)
        .flatMap(route -> route.paths().stream())
        .anyMatch(pattern -> matches(pattern, path));
  }

  private static boolean matches(String pattern, String path) {
    return PathPatternParser.defaultInstance
        .parse(pattern)
        .matches(PathContainer.parsePath(path.replaceAll("\\{\\w+}", "1")));
  }

  /** The table the gateway ships with, not the one under test. */
  private static RouteProperties realTable() throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    for (String file : new String[] {"application.yml", "routes.yml"}) {
      new YamlPropertySourceLoader()
          .load(file, new ClassPathResource(file))
          .forEach(environment.getPropertySources()::addLast);
    }
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bind("atelier.gateway", RouteProperties.class).get();
  }
}
