//! Holds JSON against a JSON Schema, as far as ours goes. A crate that knows all of the standard would add fifty
//! others to every build of the tests and examples; a keyword that is not known here fails the test that uses it.

use serde_json::Value;

/// What is wrong with `value`, each with the way to it; nothing when it is as the schema says.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    Check { root: schema, faults: &mut faults }.value(schema, value, "");
    faults
}

struct Check<'a> {
    root: &'a Value,
    faults: &'a mut Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, way: &str, what: impl std::fmt::Display) {
        self.faults.push(format!("{way}: {what}"));
    }

    fn value(&mut self, schema: &Value, value: &Value, way: &str) {
        if schema == &Value::Bool(false) {
            return self.fault(way, "is not allowed");
        }
        for (keyword, rule) in schema.as_object().expect("a schema is an object or false") {
            self.keyword(keyword, rule, schema, value, way);
        }
    }

    fn keyword(&mut self, keyword: &str, rule: &Value, schema: &Value, value: &Value, way: &str) {
        let bound =
            |test: fn(&f64, &f64) -> bool| !value.as_f64().zip(rule.as_f64()).is_some_and(|(a, b)| test(&a, &b));
        let wrong = match keyword {
            "$schema" | "$defs" | "title" | "description" | "prefixItems" | "properties" => false,
            "$ref" => {
                let way_to = rule.as_str().and_then(|way| way.strip_prefix('#')).expect("a place in this schema");
                let root = self.root;
                return self.value(root.pointer(way_to).expect(way_to), value, way);
            }
            "anyOf" => {
                let fits = |one: &Value| {
                    let mut faults = Vec::new();
                    Check { root: self.root, faults: &mut faults }.value(one, value, way);
                    faults.is_empty()
                };
                !rule.as_array().expect("a list").iter().any(fits)
            }
            "const" => value != rule,
            "enum" => !rule.as_array().expect("a list").contains(value),
            "type" => !is_of(value, rule.as_str().expect("one type")),
            "minimum" => bound(f64::ge),
            "maximum" => bound(f64::le),
            "minItems" => value.as_array().is_some_and(|items| (items.len() as u64) < rule.as_u64().unwrap_or(0)),
            "pattern" => !matches_pattern(value.as_str().unwrap_or(""), rule.as_str().unwrap_or("")),
            "required" => {
                let missing = |key: &&Value| value.get(key.as_str().unwrap_or("")).is_none();
                rule.as_array().expect("a list").iter().any(|key| missing(&key))
            }
            "items" => return self.items(rule, schema, value, way),
            "additionalProperties" => return self.properties(rule, schema, value, way),
            other => panic!("the schema uses {other}, which this test does not know"),
        };
        if wrong {
            self.fault(way, format_args!("{value} is against {keyword} {rule}"));
        }
    }

    fn items(&mut self, rest: &Value, schema: &Value, value: &Value, way: &str) {
        let first = schema.get("prefixItems").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for (i, item) in value.as_array().into_iter().flatten().enumerate() {
            self.value(first.get(i).unwrap_or(rest), item, &format!("{way}/{i}"));
        }
    }

    /// Every object of the schema says what other members it may have, so this looks at all of them.
    fn properties(&mut self, others: &Value, schema: &Value, value: &Value, way: &str) {
        for (key, member) in value.as_object().into_iter().flatten() {
            let known = schema.get("properties").and_then(|known| known.get(key));
            self.value(known.unwrap_or(others), member, &format!("{way}/{key}"));
        }
    }
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        other => panic!("the schema uses the type {other}, which this test does not know"),
    }
}

/// The two patterns of the schema.
fn matches_pattern(text: &str, pattern: &str) -> bool {
    match pattern {
        "^[0-9a-f]{64}$" => text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            let shape = |(i, b): (usize, u8)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() };
            text.len() == 10 && text.bytes().enumerate().all(shape)
        }
        other => panic!("the schema uses the pattern {other}, which this test does not know"),
    }
}
