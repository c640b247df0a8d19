package ginko.identity.web;

import ginko.identity.FirstUseDetails;
import ginko.web.FormModel;

/// What the page shows on which a newcomer checks his details.
public record StartCheckModel(FormModel form, FirstUseDetails details) {}
