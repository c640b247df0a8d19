package ginko.identity;

import ginko.kernel.LoginId;

/// A certificate with whom and which browser it belongs to. `sha256` is of its whole encoding.
record StoredCertificate(
        ClientCertificate certificate, LoginId login, DeviceId device, byte[] sha256) {}
