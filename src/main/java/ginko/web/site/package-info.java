/// The public pages: home, help, statements about access and data.
@NullMarked
package ginko.web.site;

import org.jspecify.annotations.NullMarked;
