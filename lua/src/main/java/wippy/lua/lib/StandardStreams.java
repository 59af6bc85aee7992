// SPDX-License-Identifier: Apache-2.0
package wippy.lua.lib;

import java.io.InputStream;

/** The standard files of a state: what {@code print} and {@code io} use. */
public record StandardStreams(InputStream input, ByteOutput output, ByteOutput error) {}
