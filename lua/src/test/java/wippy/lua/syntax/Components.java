// SPDX-License-Identifier: Apache-2.0
package wippy.lua.syntax;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** The values of a record, so that a test can walk a tree without naming each node. */
public final class Components {
    private Components() {}

    /** {@return the components of a record in order} */
    public static List<Object> of(Record record) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                values.add(component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(record.toString(), e);
            }
        }
        return values;
    }
}
