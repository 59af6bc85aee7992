// SPDX-License-Identifier: Apache-2.0
package wippy.runtime.value;

/** A userdata that is immutable and known to every process: it is sent as it is. */
public interface Sendable {}
