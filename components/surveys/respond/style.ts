/**
 * The public page's whole style: no variables, grid or logical properties, because old Android browsers and the one in
 * WeChat draw it too. Colours are those of components/ui/tokens.css.
 */
export const RESPOND_STYLE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#f6f5f2;color:#1c2126;font:18px/1.6 "Segoe UI",Roboto,"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC",sans-serif}
header,main{max-width:640px;margin:0 auto;padding:0 16px}
header{padding-top:14px}
.top{overflow:hidden;font-size:15px;color:#575f69}
.top a{float:right;margin-left:12px;padding:8px 0 8px 12px;color:#1b6078}
.top svg{float:left;margin:6px 8px 0 0}
.top b{font-weight:400;line-height:40px}
h1{margin:4px 0 8px;font-size:24px;line-height:1.35}
h2{margin:32px 0 4px;font-size:20px}
p{margin:8px 0}
.safe{padding:10px 14px;border-left:4px solid #1b6078;background:#eaf3f6;border-radius:0 6px 6px 0;font-size:16px}
fieldset,.block{margin:14px 0;padding:14px 16px 16px;border:1px solid #dfdcd6;border-radius:6px;background:#fff}
fieldset[hidden]{display:none}
legend{float:left;width:100%;padding:0 0 4px;font-weight:600}
legend+*{clear:both}
.hint{margin:0;font-size:15px;color:#575f69;font-weight:400}
label.o{display:block;position:relative;margin-top:8px;padding:11px 14px 11px 48px;min-height:50px;border:1px solid #7c838c;border-radius:6px;cursor:pointer}
label.o input{position:absolute;left:14px;top:14px;width:22px;height:22px;margin:0}
label.o.on{border-color:#1b6078;background:#eaf3f6;box-shadow:inset 0 0 0 1px #1b6078}
.ten{overflow:hidden;margin:0 -4px}
.ten label.o{float:left;width:16.66%;padding:0;margin:8px 0 0;border:0;background:none;box-shadow:none;text-align:center}
.ten label.o input{position:absolute;left:0;top:0;width:100%;height:100%;opacity:0}
.ten span{display:block;margin:0 4px;padding:10px 0;border:1px solid #7c838c;border-radius:6px}
.ten input:checked+span{border-color:#1b6078;background:#1b6078;color:#fff;font-weight:600}
.ten input:focus+span{outline:2px solid #0b57d0;outline-offset:2px}
.ends{overflow:hidden}
.ends span{float:right}
.ends span:first-child{float:left}
select,textarea,input[type=number]{width:100%;margin-top:8px;padding:11px 12px;min-height:50px;border:1px solid #7c838c;border-radius:6px;background:#fff;color:inherit;font:inherit}
textarea{min-height:110px}
input:focus,select:focus,textarea:focus,button:focus,a:focus{outline:2px solid #0b57d0;outline-offset:2px}
.wrong{border-color:#b3123f;border-left-width:4px}
.err{margin:8px 0 0;color:#b3123f;font-weight:600}
.send{position:sticky;bottom:0;margin:24px -16px 0;padding:12px 16px 16px;border-top:1px solid #dfdcd6;background:#f6f5f2}
.bar{height:6px;margin-bottom:10px;border-radius:3px;background:#dfdcd6}
.bar i{display:block;height:6px;width:0;border-radius:3px;background:#1b6078}
button,.go{display:block;width:100%;padding:13px;border:0;border-radius:6px;background:#1b6078;color:#fff;font-family:inherit;font-size:20px;font-weight:600;line-height:1.4;text-align:center;text-decoration:none;cursor:pointer}
button[disabled]{background:#7c838c}
.note{margin:0 0 8px;font-size:16px}
.end{padding:48px 0 32px;text-align:center}
.end svg{display:block;margin:0 auto 16px}
.end .go{max-width:320px;margin:24px auto 0}
footer{max-width:640px;margin:0 auto;padding:24px 16px 40px;font-size:14px;color:#636b76}
`.replace(/\n/g, "");
