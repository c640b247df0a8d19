package ginko.demo.web;

import ginko.demo.DemoCustomer;
import ginko.web.FormModel;
import org.jspecify.annotations.Nullable;

/// A generator with keys.
///
/// @param answer on its display; null before anything was typed
public record DemoGeneratorModel(FormModel form, DemoCustomer owner, @Nullable String answer) {}
