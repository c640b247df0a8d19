/// The public pages: home, help, guide, rules, statements about access and data.
@NullMarked
package ginko.web.site;

import org.jspecify.annotations.NullMarked;
