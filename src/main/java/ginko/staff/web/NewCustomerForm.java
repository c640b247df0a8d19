package ginko.staff.web;

import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// What the form of a new customer shows.
public record NewCustomerForm(FormModel form, List<Option> languages, List<Option> classes) {}
