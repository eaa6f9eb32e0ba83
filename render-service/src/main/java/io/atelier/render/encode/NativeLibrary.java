package io.atelier.render.encode;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shared library of the machine, bound by the Foreign Function API. */
final class NativeLibrary {
  private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

  private final SymbolLookup symbols;

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /** What {@code bind} makes of a library; empty if the machine does not have it. Logs which. */
  static <T> Optional<T> find(String name, String instead, Function<NativeLibrary, T> bind) {
    try {
      var library = new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
      T bound = bind.apply(library);
      log.atInfo().addKeyValue("library", name).log("Encoding with a native library");
      return Optional.of(bound);
    } catch (IllegalArgumentException | NoSuchElementException | IllegalCallerException missing) {
      log.atInfo()
          .addKeyValue("library", name)
          .addKeyValue("reason", missing.getMessage())
          .log("No such native library; encoding with {}", instead);
      return Optional.empty();
    }
  }

  MethodHandle function(String name, FunctionDescriptor type) {
    return Linker.nativeLinker().downcallHandle(symbols.find(name).orElseThrow(), type);
  }
}
