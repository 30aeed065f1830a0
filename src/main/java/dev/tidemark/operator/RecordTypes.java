package dev.tidemark.operator;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;

/**
 * Flink type information for the model's records, lists included, without Flink in the model.
 *
 * <p>Flink reads records as POJOs but hands every {@code List} to Kryo, which writes {@code
 * List.of()} and cannot read it back. Here a list component becomes a {@code ListTypeInfo} of its
 * element, at any depth, and a component that Flink would hand to Kryo is an error.
 */
public final class RecordTypes {
    private RecordTypes() {}

    /**
     * Describes a record to Flink.
     *
     * @throws IllegalArgumentException when a component, at any depth, is neither a type that Flink
     *     serialises natively nor a record nor a list of such
     */
    public static <T> TypeInformation<T> of(Class<T> record) {
        Map<String, TypeInformation<?>> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            fields.put(component.getName(), ofType(component.getGenericType()));
        }
        return Types.POJO(record, fields);
    }

    private static TypeInformation<?> ofType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Types.LIST(ofType(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return of(plain);
        }
        if (type instanceof Class<?> plain) {
            TypeInformation<?> info = TypeInformation.of(plain);
            if (!(info instanceof GenericTypeInfo)) {
                return info;
            }
        }
        throw new IllegalArgumentException(type + " would be serialised by Kryo");
    }
}
