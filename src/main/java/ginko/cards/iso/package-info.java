/// Messages of ISO 8583 (1987) in ASCII with hexadecimal bitmaps, message authentication codes and
/// PIN blocks.
@NullMarked
@NamedInterface("iso")
package ginko.cards.iso;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
