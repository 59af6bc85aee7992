// SPDX-License-Identifier: Apache-2.0
package wippy.modules.base64;

import java.util.Base64;
import java.util.List;
import wippy.lua.LuaFunction;
import wippy.lua.LuaState;
import wippy.lua.LuaString;
import wippy.modules.Functions;
import wippy.modules.TextInput;
import wippy.runtime.LuaModule;
import wippy.runtime.ModuleContext;
import wippy.runtime.value.ErrorKind;
import wippy.runtime.value.Failure;

/** {@code base64}: bytes as text and back, with padding (RFC 4648 §4). */
public final class Base64Module implements LuaModule {

    /** More bytes would not fit a string when encoded. */
    private static final int BYTES_MAX = LuaString.LENGTH_MAX / 4 * 3;

    @Override
    public String name() {
        return "base64";
    }

    @Override
    public List<String> classes() {
        return List.of("deterministic", "encoding");
    }

    @Override
    public Object value(ModuleContext context) {
        return Functions.module(
                Functions.of("encode", Base64Module::encode),
                Functions.of("decode", Base64Module::decode));
    }

    private static Object encode(LuaState state, LuaFunction self, Object data) {
        try {
            String bytes = TextInput.of(state, "base64.encode", "data", data);
            if (bytes.length() > BYTES_MAX) {
                throw new Failure(
                        ErrorKind.INVALID,
                        "base64.encode: data must have at most "
                                + BYTES_MAX
                                + " bytes, but has "
                                + bytes.length());
            }
            return LuaString.ofBytes(Base64.getEncoder().encode(LuaString.bytes(bytes)));
        } catch (Failure e) {
            return e.result();
        }
    }

    private static Object decode(LuaState state, LuaFunction self, Object data) {
        try {
            String text = withoutLineEnds(TextInput.of(state, "base64.decode", "data", data));
            if (text.length() % 4 != 0) {
                throw new Failure(
                        ErrorKind.INVALID,
                        "base64.decode: without line ends the length must be a multiple of 4, but is "
                                + text.length()
                                + ": is the padding with '=' missing?");
            }
            return LuaString.ofBytes(Base64.getDecoder().decode(LuaString.bytes(text)));
        } catch (IllegalArgumentException e) {
            return new Failure(ErrorKind.INVALID, "base64.decode: " + e.getMessage()).result();
        } catch (Failure e) {
            return e.result();
        }
    }

    private static String withoutLineEnds(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.replace("\r", "").replace("\n", "");
    }
}
