// SPDX-License-Identifier: Apache-2.0
package wippy.modules.hash;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.lua.Truth;
import wippy.modules.Functions;
import wippy.modules.TextInput;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.Failure;

/** {@code hash}: digests, authentication codes (RFC 2104), and FNV-1a numbers. */
public final class HashModule implements LuaModule {

    private static final int BYTES_PER_POLL = 1 << 20;
    private static final HexFormat HEX = HexFormat.of();

    /** HMAC pads keys with zeros, so this is the empty key, which the JDK does not take. */
    private static final byte[] EMPTY_KEY = {0};

    /** Takes in the bytes of a string, some at a time. */
    private interface Intake {
        void update(byte[] bytes);
    }

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public List<String> classes() {
        return List.of("deterministic", "encoding");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                digest("md5", "MD5"),
                digest("sha1", "SHA-1"),
                digest("sha256", "SHA-256"),
                digest("sha512", "SHA-512"),
                authentication("hmac_md5", "HmacMD5"),
                authentication("hmac_sha1", "HmacSHA1"),
                authentication("hmac_sha256", "HmacSHA256"),
                authentication("hmac_sha512", "HmacSHA512"),
                Functions.of("fnv32", HashModule::fnv32),
                Functions.of("fnv64", HashModule::fnv64));
    }

    private static LuaFunction digest(String name, String algorithm) {
        return Functions.of(
                name,
                (state, self, data, raw) -> {
                    try {
                        String bytes = TextInput.of(state, "hash." + name, "data", data);
                        MessageDigest digest = MessageDigest.getInstance(algorithm);
                        feed(state, bytes, digest::update);
                        return shown(digest.digest(), raw);
                    } catch (Failure e) {
                        return e.result();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("every JDK has " + algorithm, e);
                    }
                });
    }

    private static LuaFunction authentication(String name, String algorithm) {
        return Functions.of(
                name,
                (state, self, data, secret, raw) -> {
                    try {
                        String bytes = TextInput.of(state, "hash." + name, "data", data);
                        String key = TextInput.of(state, "hash." + name, "secret", secret);
                        byte[] keyBytes = key.isEmpty() ? EMPTY_KEY : LuaString.bytes(key);
                        Mac mac = Mac.getInstance(algorithm);
                        mac.init(new SecretKeySpec(keyBytes, algorithm));
                        feed(state, bytes, mac::update);
                        return shown(mac.doFinal(), raw);
                    } catch (Failure e) {
                        return e.result();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("every JDK has " + algorithm, e);
                    }
                });
    }

    private static void feed(LuaState state, String bytes, Intake intake) {
        for (int i = 0; i < bytes.length(); i += BYTES_PER_POLL) {
            int end = Math.min(bytes.length(), i + BYTES_PER_POLL);
            intake.update(LuaString.bytes(bytes.substring(i, end)));
            if (state.poll != 0) {
                state.safepoint();
            }
        }
    }

    private static String shown(byte[] digest, Object raw) {
        return Truth.isTrue(raw) ? LuaString.ofBytes(digest) : HEX.formatHex(digest);
    }

    private static Object fnv32(LuaState state, LuaFunction self, Object data) {
        try {
            String bytes = TextInput.of(state, "hash.fnv32", "data", data);
            int hash = 0x811c9dc5;
            for (int i = 0; i < bytes.length(); i++) {
                hash = (hash ^ bytes.charAt(i)) * 0x01000193;
            }
            return Integer.toUnsignedLong(hash);
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object fnv64(LuaState state, LuaFunction self, Object data) {
        try {
            String bytes = TextInput.of(state, "hash.fnv64", "data", data);
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < bytes.length(); i++) {
                hash = (hash ^ bytes.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        } catch (Failure e) {
            return e.result();
        }
    }
}
