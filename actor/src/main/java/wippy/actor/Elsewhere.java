// SPDX-License-Identifier: Apache-2.0
package wippy.actor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is in a field or of a type so marked is not part of the process that refers to it: it serves
 * all, or belongs to another one. Whoever counts the memory of a process ({@link Census}) stops
 * there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface Elsewhere {}
