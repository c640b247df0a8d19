package ginko.otp.web;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as the path of an SVG picture, one unit a module, with the quiet zone of the standard.
final class QrPicture {

    private static final int QUIET = 4;

    private QrPicture() {}

    static String path(String text) {
        QrCode code = code(text);
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
        return path.toString();
    }

    static int side(String text) {
        return code(text).size + 2 * QUIET;
    }

    private static QrCode code(String text) {
        return QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }
}
