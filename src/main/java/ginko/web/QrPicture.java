package ginko.web;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as an SVG picture, one unit a module, with the quiet zone of the standard.
///
/// @param path what is black
/// @param side length of a side in modules, quiet zone included
public record QrPicture(String path, int side) {

    private static final int QUIET = 4;

    public static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size + 2 * QUIET);
    }
}
